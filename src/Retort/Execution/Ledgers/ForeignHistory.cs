using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>A table in which another tool keeps its history.</summary>
public sealed record ForeignHistory
{
    /// <summary>The tool, such as <c>Alembic</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>The schema of the table.</summary>
    public required string Schema { get; init; }

    /// <summary>The table.</summary>
    public required string Table { get; init; }

    /// <summary>Where the tool says that the database is: its heads, or the last of its migrations; empty when it has applied none.</summary>
    public ValueList<string> At { get; init; }

    /// <summary>The tool whose history table has exactly these columns; null when it is none's.</summary>
    internal static string? ToolOf(IEnumerable<string> columns) => string.Join(',', columns.Order(StringComparer.Ordinal)) switch
    {
        "version_num" => "Alembic",
        "MigrationId,ProductVersion" or "migration_id,product_version" => "Entity Framework Core",
        _ => null,
    };

    /// <summary>The table as SQL writes it.</summary>
    internal string Name => $"{Identifier.Quote(Schema)}.{Identifier.Quote(Table)}";

    /// <summary>For example <c>a history of Alembic in public.alembic_version, at "ae10f2"</c>.</summary>
    public override string ToString() => $"a history of {Tool} in {Name}, {LedgerState.PositionOf(At)}";
}
