namespace Retort.Catalog;

/// <summary>The statements that make, change and remove the objects of one kind.</summary>
internal abstract class ObjectDdl
{
    /// <summary>What the reference of kinds says of it.</summary>
    public abstract KindReference Reference { get; }

    /// <summary>The statements that create it together with the members that <see cref="JoinsWith"/> it.</summary>
    public abstract IEnumerable<Statement> Create(DatabaseObject item, IReadOnlyList<DatabaseObject> members, DdlContext context);

    public abstract IEnumerable<Statement> Drop(DatabaseObject item, DdlContext context);

    /// <summary>How to change it in place, or null when it must be dropped and made again. Owner, comment, privileges and labels are the engine's affair.</summary>
    public virtual Alteration? Alter(DatabaseObject from, DatabaseObject to, DdlContext context) => null;

    /// <summary>How to rename it, when only its name differs; null when its kind is never renamed unasked.</summary>
    public virtual IEnumerable<Statement>? Rename(DatabaseObject from, DatabaseObject to, DdlContext context) => null;

    /// <summary>The same object under another name, for finding what was only renamed; null when its kind is never renamed unasked.</summary>
    public virtual DatabaseObject? Renamed(DatabaseObject item, ObjectId id) => null;

    /// <summary>Whether two of different names are the same beyond what their records say.</summary>
    public virtual bool IsSamePlace(DatabaseObject from, DatabaseObject to) => true;

    /// <summary>How COMMENT ON and ALTER ... OWNER name it: <c>table shop.orders</c>.</summary>
    public abstract string Address(DatabaseObject item);

    /// <summary>How GRANT names it: <c>function f(integer)</c>, <c>table t</c>.</summary>
    public virtual string GrantAddress(DatabaseObject item) => Address(item);

    /// <summary>How GRANT writes a privilege on it: <c>select</c>, or <c>select (email)</c> for a column.</summary>
    public virtual string GrantName(DatabaseObject item, string privilege) => privilege;

    /// <summary>What stands before GRANT and REVOKE: <c>alter default privileges in schema s </c>.</summary>
    public virtual string GrantPrefix(DatabaseObject item, Database database) => "";

    /// <summary>The role for which an empty grantee stands.</summary>
    public virtual string? PrivilegeOwner(DatabaseObject item) => item.Owner;

    /// <summary>How ALTER ... OWNER TO names it.</summary>
    public virtual string OwnerAddress(DatabaseObject item) => Address(item);

    /// <summary>Whether its owner is always that of another object and changes with it.</summary>
    public virtual bool OwnerFollows(DatabaseObject item) => false;

    /// <summary>The object whose CREATE says it too, so that it needs no statement of its own; null when none that is created does.</summary>
    public virtual ObjectId? JoinsWith(DatabaseObject item, DdlContext context) => null;

    /// <summary>How willingly a member leaves its container's CREATE when that opens a cycle: the lowest leaves first; null when it cannot.</summary>
    public virtual int? Detachment(DatabaseObject item) => null;

    /// <summary>An object of the same name and shape that needs less and that Alter turns into this one, to open a cycle; null when there is none.</summary>
    public virtual DatabaseObject? Stub(DatabaseObject item) => null;

    /// <summary>What must be created before it although it does not depend on it.</summary>
    public virtual IEnumerable<ObjectId> ComesAfter(DatabaseObject item, DdlContext context) => [];

    /// <summary>Whether a <see cref="Stub"/> is enough for all that need the object, as the columns of a view are; else only for what the object itself waits for.</summary>
    public virtual bool StubServesAll => true;

    /// <summary>What holds it although it does not depend on it: dropped before it and made again after.</summary>
    public virtual IEnumerable<ObjectId> HeldBy(DatabaseObject item, Database database) => [];

    /// <summary>Whether dropping it sets a table free that the following changes must not reach.</summary>
    public virtual bool DropsEarly => false;

    /// <summary>The names that it takes: two objects that claim one name cannot exist together.</summary>
    public virtual IEnumerable<string> Claims(DatabaseObject item) => [];

    /// <summary>The letter under which <c>acldefault()</c> knows the kind (r, s, f, T, n, l, F, S); null when its objects have no privileges from birth.</summary>
    public virtual string? PrivilegeClass => null;

    /// <summary><see cref="PrivilegeClass"/>, where it differs from object to object.</summary>
    public virtual string? PrivilegeClassOf(DatabaseObject item) => PrivilegeClass;
}
