using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.IdentitySequences;
using Retort.Comparison;
using Retort.Online;
using Retort.Online.Expansion;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Sources;
using Retort.Sql;

namespace Retort.Workspaces.Writing;

/// <summary>Writes the three scripts that take a column to another one while code that knows only the one or only the other goes on.</summary>
/// <remarks>Each is run in a scratch database, so that the ways back are differences of what was really there.</remarks>
internal sealed class ExpandContract(WorkspaceDatabase database, ScratchServer scratch, ValueList<string> parents)
{
    private readonly string schema = database.Configuration.Schema;

    /// <summary>The steps by name, in order, each with its way back.</summary>
    public async Task<ValueList<(string Name, Script Upgrade, Script Downgrade)>> WriteAsync(string? rename, string? type, CancellationToken cancellation)
    {
        await using var walked = await ReplayAsync(cancellation);
        var start = await walked.ReadAsync(database.Scope(), cancellation);
        var move = rename is not null ? ColumnMove.Rename(start, rename) : ColumnMove.Retype(start, type!);
        var renamed = await ChangedAsync($"alter table {move.Table} rename column {move.Old} to {move.New}", cancellation);
        var users = ColumnUsers.Of(move, start, renamed);
        var goal = move.IsRename ? renamed : await RetypedAsync(move, start, users, cancellation);
        var parts = FillStep.Parts(start, renamed).ToList();

        var expand = Script.Parse(ExpandStep.Upgrade(move));
        var expanded = await RunAsync(walked, expand, cancellation);
        var fill = DifferenceSection.Write(FillStep.Upgrade(move, start, renamed, start.ServerVersion));
        var filled = await RunAsync(walked, fill, cancellation);
        // What PostgreSQL does not move by itself, defaults and comments, is what is still missing when the rest is done.
        var (turned, numbers) = (Text(move.IsRename ? ColumnUsers.Turn(users, filled) : ColumnUsers.Drop(users, filled)), Text(NumberMove.Before(move, start).ToValueList()));
        var contract = Script.Parse(ContractStep.Upgrade(move, parts, turned, numbers, ""));
        var end = await RunAsync(walked, contract, cancellation);
        if (Left(end, goal) is { Count: > 0 } left) contract = Script.Parse(ContractStep.Upgrade(move, parts, turned, numbers, StatementText.Write(left)));

        return
        [
            ("expand", expand, DifferenceSection.Write(Left(expanded, start))),
            ("backfill", fill, DifferenceSection.Write(Left(filled, expanded))),
            ("contract", contract, DifferenceSection.Write(Back(move, goal, filled))),
        ];
    }

    /// <summary>What PostgreSQL does not change a type under goes before, and comes back as it was written.</summary>
    private async Task<Database> RetypedAsync(ColumnMove move, Database start, ValueList<DatabaseObject> users, CancellationToken cancellation)
    {
        await using var changed = await ReplayAsync(cancellation);
        var bare = await RunAsync(changed, Script.Parse(Text([.. ColumnUsers.Drop(users, start), new($"alter table {move.Table} alter column {move.Old} type {move.Type} using {move.Value(move.Old)}")])), cancellation);
        var gone = ColumnUsers.Closure(users, start);
        var back = start.Objects.Where(item => !bare.Contains(item.Id) && (gone.Contains(item.Id) || (item.Container is { } container && gone.Contains(container))));
        return users.Count == 0 ? bare : await RunAsync(changed, Script.Parse(Text(Left(bare, bare.With([.. bare.Objects, .. back])))), cancellation);
    }

    private static string Text(ValueList<Statement> statements) => statements.Count == 0 ? "" : $"{StatementText.Write(statements)}\n";

    private static ValueList<Statement> Left(Database from, Database to) => Comparer.Compare(from, to).Statements;

    /// <summary>The way back gives the column that comes again the values of the one that stayed, before anything is asked of them.</summary>
    private static IEnumerable<Statement> Back(ColumnMove move, Database goal, Database filled)
    {
        var (comes, stays) = move.IsRename ? (move.Old, move.New) : (move.New, move.Old);
        var name = move.IsRename ? move.From.Id.Name : move.Beside;
        // Values that are given cannot be written to a column that gives them itself.
        var plain = move.IsRename && move.From.Identity is not null ? WithoutIdentity(filled, move.From.Id) : filled;
        var statements = Comparer.Compare(goal, plain, new ComparisonOptions { AsksForValues = true }).Statements;
        var isAsked = statements.Any(statement => statement.Sql.Contains(OpenValue.Mark(move.Table, name), StringComparison.Ordinal));
        foreach (var statement in statements)
        {
            yield return isAsked ? new(statement.Sql.Replace(OpenValue.Mark(move.Table, name), stays, StringComparison.Ordinal)) : statement;
            if (!isAsked && statement.Sql.Contains($"add column {comes} ", StringComparison.Ordinal)) yield return new($"update {move.Table} set {comes} = {stays}");
        }
        if (plain == filled) yield break;
        foreach (var statement in Left(plain, filled)) yield return statement;
        yield return NumberMove.After(move, move.From.Id.Name);
    }

    private static Database WithoutIdentity(Database database, ObjectId column) => database.With(database.Objects
        .Where(item => item is not IdentitySequence || item.Id.Table != column.Table || item.Id.Schema != column.Schema || item.Id.Name != column.Name)
        .Select(item => item.Id == column ? (Column)item with { Identity = null, IdentitySettings = null } : item));

    private async Task<ScratchDatabase> ReplayAsync(CancellationToken cancellation) => await HistorySource.ReplayAsync(scratch, database.Graph, parents, schema, cancellation);

    private async Task<Database> ChangedAsync(string statement, CancellationToken cancellation)
    {
        await using var changed = await ReplayAsync(cancellation);
        return await RunAsync(changed, Script.Parse($"{statement};"), cancellation);
    }

    private async Task<Database> RunAsync(ScratchDatabase where, Script script, CancellationToken cancellation)
    {
        IReadOnlyList<(SqlStatement, string)> statements = [.. script.Parts.SelectMany(part => part.Statements).Select(statement => (statement, "--expand-contract"))];
        await ScratchLoader.LoadAsync(where.ConnectionString, schema, statements, cancellation);
        return await where.ReadAsync(database.Scope(), cancellation);
    }
}
