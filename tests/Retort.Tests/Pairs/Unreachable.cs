namespace Retort.Tests.Pairs;

/// <summary>Directions of cases that no statement of PostgreSQL can cross as pg_dump sees it, each with PostgreSQL's own rule; at most ten.</summary>
internal static class Unreachable
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["migra/inherit2:down"] = "a column that a table once declared itself stays its own when a parent gets it too: no statement unsets pg_attribute.attislocal",
        ["pgschema/create_index__issue_473_partial_index_in_list:up"] = "PostgreSQL prints in (...) over varchar in two ways that mean the same; nothing differs",
        ["pgschema/create_index__issue_473_partial_index_in_list:down"] = "PostgreSQL prints in (...) over varchar in two ways that mean the same; nothing differs",
    };
}
