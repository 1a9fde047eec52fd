using Retort.Revisions;
using Retort.Sql;

namespace Retort.Tests.Execution;

/// <summary>Revisions for tests, without files.</summary>
internal static class RevisionBuilder
{
    /// <summary>A revision with one transaction per direction.</summary>
    public static Revision Revision(string id, string? parent, string[] upgrade, string[]? downgrade = null) =>
        Revision(id, parent, [Part(upgrade)], downgrade is null ? null : [Part(downgrade)]);

    public static Revision Revision(string id, string? parent, ScriptPart[] upgrade, ScriptPart[]? downgrade = null) => new()
    {
        Id = id,
        Parents = parent is null ? [] : [parent],
        Message = $"message of {id}",
        Created = new DateTimeOffset(2026, 11, 20, 9, 12, 44, TimeSpan.Zero),
        Path = $"revisions/{id}.sql",
        Upgrade = Script(upgrade),
        Downgrade = downgrade is null ? null : Script(downgrade),
        Checksum = string.Join('|', upgrade.SelectMany(part => part.Statements).Select(statement => statement.Text)).GetHashCode(StringComparison.Ordinal).ToString("x8"),
    };

    public static ScriptPart Part(params string[] statements) => new() { Statements = Statements(statements) };

    /// <summary>A part whose statements run alone.</summary>
    public static ScriptPart Alone(params string[] statements) => new() { Transactional = false, Statements = Statements(statements) };

    /// <summary>An UPDATE that runs in batches.</summary>
    public static ScriptPart Filled(string statement, Backfill backfill) => Alone(statement) with { Backfill = backfill };

    /// <summary>Revisions <c>r01</c> to <c>rNN</c>, each with a table of its own.</summary>
    public static IReadOnlyList<Revision> Tables(int count) => [.. Enumerable.Range(1, count).Select(number => Revision(
        $"r{number:00}", number == 1 ? null : $"r{number - 1:00}", [$"create table t{number:00} (id int primary key)"], [$"drop table t{number:00}"]))];

    private static Script Script(ScriptPart[] parts) => new()
    {
        Text = string.Concat(parts.Select(part => (part.Backfill is { } backfill ? $"\n-- retort: backfill {backfill.Table} by {backfill.Key} in {backfill.BatchSize}\n" : part.Transactional ? "\n-- retort: transaction\n" : "\n-- retort: no-transaction\n")
            + string.Concat(part.Statements.Select(statement => $"\n{statement.Text};\n")))),
        Parts = parts.ToValueList(),
    };

    private static ValueList<SqlStatement> Statements(string[] texts) =>
        texts.Select((text, index) => new SqlStatement { Text = text, Line = 10 * (index + 1) }).ToValueList();
}
