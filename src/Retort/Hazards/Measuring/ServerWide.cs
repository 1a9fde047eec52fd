using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Statements that reach beyond the scratch database: they are never run there.</summary>
internal static class ServerWide
{
    /// <summary>Whether a statement that refuses a transaction acts on the server, or on a database that it names.</summary>
    public static bool Is(SqlStatement statement) => StatementWords.First(statement.Text, 3) switch
    {
        ["create" or "drop" or "alter", "database" or "tablespace" or "subscription", ..] => true,
        ["alter", "system", ..] => true,
        ["reindex", "database" or "system", ..] => true,
        _ => false,
    };
}
