using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Indexes;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Tables;
using Retort.Comparison;

namespace Retort.Online;

/// <summary>Gives changes of tables that exist a form in which nobody waits for long.</summary>
/// <remarks>Each form leads to the same end as the short one; what a change itself creates is new to everybody and stays short.</remarks>
internal sealed class OnlineForm
{
    /// <summary>The server's major version.</summary>
    public required int ServerVersion { get; init; }

    /// <summary>New columns whose default gives each row a value of its own.</summary>
    public IReadOnlySet<ObjectId> VolatileDefaults { get; init; } = new HashSet<ObjectId>();

    /// <summary>What partitions that come or go demand of their rows.</summary>
    public IReadOnlyDictionary<ObjectId, PartitionBound> PartitionBounds { get; init; } = new Dictionary<ObjectId, PartitionBound>();

    /// <summary>The statements of a change in the form that is safe; those given where there is no other.</summary>
    public IEnumerable<Statement> Of(Change change, IReadOnlyList<Statement> statements, DdlContext context) => change switch
    {
        CreateChange { Object: TableIndex index } when Exists(index, context) => IndexForm.Create(index, statements, context),
        DropChange { Object: TableIndex index } when Stays(index, context) => IndexForm.Drop(index, statements, context),
        CreateChange { Object: Constraint constraint } when Exists(constraint, context) => ConstraintForm.Create(constraint, statements, context, ServerVersion),
        DropChange { Object: Constraint constraint } when Stays(constraint, context) => ConstraintForm.Drop(constraint, statements, context),
        CreateChange { Object: Column column } create when Exists(column, context) => NewColumnForm.Create(column, create.Members, statements, context, this),
        AlterChange { From: Column from, To: Column to } => ColumnForm.Alter(from, to, statements, context, ServerVersion),
        CreateChange { Object: Table table } create => PartitionForm.Create(table, create.Members, statements, context, this),
        CreateChange { Object: TableInheritance { Bound: not null } bond } when !context.IsCreated(bond.Container!.Value) => PartitionForm.Attach(bond, statements, context, this),
        DropChange { Object: TableInheritance { Bound: not null } bond } when context.To.Contains(bond.Container!.Value) && !context.IsCreated(bond.Container!.Value) => PartitionForm.Detach(bond, statements, context, this),
        DropChange { Object: Table table } => PartitionForm.Drop(table, statements, context, ServerVersion),
        _ => statements,
    };

    /// <summary>Puts what can wait behind what is brief, so that there are few transactions; of what waits, indexes come before the foreign keys that they serve.</summary>
    public static ValueList<Statement> Arrange(IReadOnlyList<Statement> statements) =>
    [
        .. statements.Where(statement => !statement.CanWait),
        .. statements.Where(statement => statement is { CanWait: true, OutsideTransaction: true }),
        .. statements.Where(statement => statement is { CanWait: true, OutsideTransaction: false }),
    ];

    /// <summary>Whether the table was there before, with rows and with people who use it.</summary>
    private static bool Exists(DatabaseObject part, DdlContext context) =>
        !context.IsCreated(part.Container!.Value) && context.To[part.Container.Value] is not Table { Server: not null };

    private static bool Stays(DatabaseObject part, DdlContext context) =>
        context.To.Contains(part.Container!.Value) && Exists(part, context);
}
