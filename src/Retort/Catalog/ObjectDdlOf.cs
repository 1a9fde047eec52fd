namespace Retort.Catalog;

/// <summary><see cref="ObjectDdl"/> with the kind's own record type.</summary>
internal abstract class ObjectDdl<T> : ObjectDdl where T : DatabaseObject
{
    protected abstract IEnumerable<Statement> Create(T item, IReadOnlyList<DatabaseObject> members, DdlContext context);

    protected abstract IEnumerable<Statement> Drop(T item, DdlContext context);

    protected virtual Alteration? Alter(T from, T to, DdlContext context) => null;

    protected abstract string Address(T item);

    public sealed override IEnumerable<Statement> Create(DatabaseObject item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        Create((T)item, members, context);

    public sealed override IEnumerable<Statement> Drop(DatabaseObject item, DdlContext context) => Drop((T)item, context);

    public sealed override Alteration? Alter(DatabaseObject from, DatabaseObject to, DdlContext context) => Alter((T)from, (T)to, context);

    public sealed override string Address(DatabaseObject item) => Address((T)item);
}
