using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Indexes;
using Retort.Catalog.MaterializedViews;
using Retort.Catalog.Sequences;
using Retort.Catalog.Tables;
using Retort.Comparison;
using Retort.Errors;

namespace Retort.Online.Expansion;

/// <summary>What speaks of a column and is no part of a table: views, policies, triggers, rules, functions whose bodies PostgreSQL reads.</summary>
internal static class ColumnUsers
{
    /// <summary>The objects as they are when nothing has changed but the column's name: PostgreSQL itself says which those are.</summary>
    /// <exception cref="SourceException">Something speaks of it that cannot move in a moment (<c>cannot-expand</c>).</exception>
    public static ValueList<DatabaseObject> Of(ColumnMove move, Database start, Database renamed)
    {
        var users = renamed.Objects.Where(item => item is not (TableIndex or Constraint or Sequence) && start[item.Id] is { } old && old != item).OrderBy(item => item.Id).ToValueList();
        foreach (var user in users)
        {
            if (user is Column computed) throw Refused(move, $"the column {computed.Id.QualifiedTable}.{computed.Id.BareName} is computed from it", "every row would be written anew");
            if (user is Table table) throw Refused(move, $"the table {table.Id.QualifiedName} is partitioned by it", "PostgreSQL takes no other key");
        }
        if (Closure(users, start).Select(id => start[id]).OfType<MaterializedView>().FirstOrDefault() is { } view) throw Refused(move, $"the materialized view {view.Id.QualifiedName} holds what it reads from it", "it would be computed anew while everybody waits");
        return users;
    }

    /// <summary>They and all that is built on them.</summary>
    public static HashSet<ObjectId> Closure(ValueList<DatabaseObject> users, Database database)
    {
        var (found, next) = (new HashSet<ObjectId>(), new Queue<ObjectId>(users.Select(user => user.Id)));
        while (next.TryDequeue(out var id))
            if (found.Add(id))
                foreach (var dependent in database.DependentsOf(id)) next.Enqueue(dependent.Id);
        return found;
    }

    /// <summary>The statements after which they speak of the column beside the old one; for a name that is nothing but that.</summary>
    public static ValueList<Statement> Turn(ValueList<DatabaseObject> users, Database filled)
    {
        var turned = users.ToDictionary(user => user.Id);
        return Comparer.Compare(filled, filled.With(filled.Objects.Select(item => turned.GetValueOrDefault(item.Id) ?? item))).Statements;
    }

    /// <summary>The statements that take them away: PostgreSQL changes no type under them.</summary>
    public static ValueList<Statement> Drop(ValueList<DatabaseObject> users, Database database)
    {
        var gone = Closure(users, database);
        return Comparer.Compare(database, database.With(database.Objects.Where(item => !gone.Contains(item.Id) && (item.Container is not { } container || !gone.Contains(container))))).Statements;
    }

    private static SourceException Refused(ColumnMove move, string what, string why) => new("cannot-expand", $"{move.Table}.{move.Old} cannot move: {what}")
    {
        Detail = $"Of all that moves in a moment, this does not: {why}.",
        Hint = "Drop it in a revision before, and make it again in one after.",
    };
}
