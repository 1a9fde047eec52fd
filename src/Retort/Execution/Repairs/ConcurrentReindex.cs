using Retort.Execution.Statements;
using Retort.Sql;

namespace Retort.Execution.Repairs;

/// <summary>What a REINDEX CONCURRENTLY builds again.</summary>
/// <param name="Kind"><c>index</c>, <c>table</c>, <c>schema</c> or <c>database</c>.</param>
/// <param name="Name">Its name as in SQL; the plain name of a schema; empty for the database.</param>
internal sealed record ConcurrentReindex(string Kind, string Name)
{
    /// <summary>Reads the head of a statement; null when it is another kind.</summary>
    public static ConcurrentReindex? Of(string statement)
    {
        var head = new StatementHead(statement);
        if (!head.Take("reindex")) return null;
        var isConcurrent = head.Next == "(" && Options(head);
        var kind = head.Name();
        isConcurrent |= head.Take("concurrently");
        if (!isConcurrent) return null;
        return (kind, head.QualifiedName()) switch
        {
            ("index" or "table", { } name) => new(kind, name.Schema is { } schema ? Identifier.Quote(schema, name.Name) : Identifier.Quote(name.Name)),
            ("schema", { } name) => new(kind, name.Name),
            ("database", _) => new(kind, ""),
            _ => null,
        };
    }

    // REINDEX (VERBOSE, CONCURRENTLY) TABLE ...: whether it is among the options, and not switched off.
    private static bool Options(StatementHead head)
    {
        var isConcurrent = false;
        while (head.Name() is { } word && word != ")")
            if (word == "concurrently") isConcurrent = head.Next is not ("false" or "off" or "0");
        return isConcurrent;
    }
}
