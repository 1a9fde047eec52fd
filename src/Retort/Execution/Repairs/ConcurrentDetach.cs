using Retort.Execution.Statements;
using Retort.Sql;

namespace Retort.Execution.Repairs;

/// <summary>The partition that an ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY detaches.</summary>
/// <param name="Table">The partitioned table as in SQL.</param>
/// <param name="Partition">Its partition as in SQL.</param>
internal sealed record ConcurrentDetach(string Table, string Partition)
{
    /// <summary>Reads the head of a statement; null when it is another kind.</summary>
    public static ConcurrentDetach? Of(string statement)
    {
        var head = new StatementHead(statement);
        if (!head.Take("alter", "table")) return null;
        if (head.Take("if")) head.Take("exists");
        head.Take("only");
        if (head.QualifiedName() is not { } table) return null;
        head.Take("*");
        if (!head.Take("detach", "partition") || head.QualifiedName() is not { } partition || !head.Take("concurrently")) return null;
        return new ConcurrentDetach(Quote(table), Quote(partition));
    }

    private static string Quote((string? Schema, string Name) name) =>
        name.Schema is { } schema ? Identifier.Quote(schema, name.Name) : Identifier.Quote(name.Name);
}
