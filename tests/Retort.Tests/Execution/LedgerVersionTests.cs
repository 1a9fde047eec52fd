using Retort.Execution;
using Retort.Execution.Events;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Tests.Fixtures;
using static Retort.Tests.Execution.RevisionBuilder;

namespace Retort.Tests.Execution;

/// <summary>Ledgers that an older tool made.</summary>
public sealed class LedgerVersionTests(TestServer server)
{
    [Fact]
    public async Task A_ledger_of_version_1_is_read_as_it_is_and_brought_forward_by_the_next_run()
    {
        var database = await OfVersion1Async();
        var before = await database.Runner(Tables(3)).ReadLedgerAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, before.Version);
        Assert.Equal(["r02"], before.Heads);
        await database.UpgradeAsync(Tables(2));
        Assert.Equal("1", await database.QueryAsync("select version from retort.meta"));

        await database.UpgradeAsync(Tables(3));
        Assert.Equal(Ledger.Version.ToString(), await database.QueryAsync("select version from retort.meta"));
        Assert.Equal("r01 r02 r03", await database.AppliedAsync());
        Assert.Equal([Ledger.Version], database.Events.OfType<LedgerCreated>().Select(next => next.Version));
    }

    [Fact]
    public async Task A_ledger_brought_forward_is_the_one_that_is_made_new()
    {
        var (old, made) = (await OfVersion1Async(), await NewAsync());
        await old.UpgradeAsync(Tables(3));
        await made.UpgradeAsync(Tables(3));
        const string shape = """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, col_description(c.oid, a.attnum)
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'retort'::regnamespace and a.attnum > 0
            order by 1, 2
            """;
        Assert.Equal(await made.QueryAsync(shape), await old.QueryAsync(shape));
    }

    [Fact]
    public async Task A_revision_of_a_version_1_ledger_is_undone_with_its_text()
    {
        var database = await OfVersion1Async();
        await database.Runner(Tables(1)).DowngradeAsync("base", TestContext.Current.CancellationToken);
        Assert.Equal("", await database.TablesAsync());
        Assert.Equal("", await database.AppliedAsync());
    }

    /// <summary>A database at r02, with the ledger of version 1 and rows as that version wrote them.</summary>
    private async Task<TestDatabase> OfVersion1Async()
    {
        var database = await NewAsync();
        foreach (var statement in LedgerSetup.Statements(0)) await database.ExecuteAsync(statement.Text);
        foreach (var revision in Tables(2))
        {
            var (up, down) = (revision.Upgrade.Parts[0].Statements[0], revision.Downgrade!.Parts[0].Statements[0]);
            await database.ExecuteAsync(up.Text, $"""
                insert into retort.revision (id, parents, depends_on, labels, message, created, checksum, statements, upgrade, downgrade, stamped, duration, tool)
                values ('{revision.Id}', '{"{"}{string.Join(',', revision.Parents)}{"}"}', '{"{}"}', '{"{}"}', '{revision.Message}', '2026-01-01Z', '{revision.Checksum}',
                  array['{StatementHash.Of(up)}'], '{up.Text};', '{down.Text};', false, '1s', 'retort 0.1')
                """);
        }

        return database;
    }

    private async Task<TestDatabase> NewAsync() => new(await server.CreateDatabaseAsync());
}
