using Retort.Execution.Statements;

namespace Retort.Execution.Repairs;

/// <summary>The index that a CREATE INDEX CONCURRENTLY makes.</summary>
/// <param name="Name">Its name; null when PostgreSQL is to choose one.</param>
/// <param name="Schema">The schema of its table; null for the default schema.</param>
/// <param name="Table">Its table.</param>
internal sealed record ConcurrentIndex(string? Name, string? Schema, string Table)
{
    /// <summary>Reads the head of a statement; null when it is another kind.</summary>
    public static ConcurrentIndex? Of(string statement)
    {
        var head = new StatementHead(statement);
        if (!head.Take("create")) return null;
        head.Take("unique");
        if (!head.Take("index") || !head.Take("concurrently")) return null;
        if (head.Take("if")) head.Take("not", "exists");
        var name = head.Next is "on" or "" ? null : head.Name();
        if (!head.Take("on")) return null;
        head.Take("only");
        return head.QualifiedName() is { } table ? new ConcurrentIndex(name, table.Schema, table.Name) : null;
    }
}
