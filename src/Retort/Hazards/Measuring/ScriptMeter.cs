using Npgsql;
using Retort.Execution;
using Retort.Execution.Statements;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Runs a script in a scratch database, part after part as the runner would, and measures each statement.</summary>
/// <param name="connectionString">Leads to the scratch database, which stands where the script begins.</param>
/// <param name="schema">The default schema.</param>
/// <param name="isApart">Whether the server has only databases for development, so that roles may be made there.</param>
internal sealed class ScriptMeter(string connectionString, string schema, bool isApart = false)
{
    private readonly RunOptions options = new() { Schema = schema };

    /// <summary>The facts of each statement, in order; they end with the first that fails.</summary>
    public async Task<List<StatementFacts>> MeasureAsync(Script script, CancellationToken cancellation)
    {
        var facts = new List<StatementFacts>();
        foreach (var part in script.Parts)
        {
            if (part.Backfill is not null) facts.AddRange((await TransactionAsync(part, cancellation)).Select(one => one with { InBatches = true }));
            else facts.AddRange(part.Transactional ? await TransactionAsync(part, cancellation) : await AloneAsync(part, cancellation));
            if (facts.Count > 0 && (facts[^1].Failure is not null || facts[^1].IsTakenBack)) break;
        }
        return facts;
    }

    private async Task<List<StatementFacts>> TransactionAsync(ScriptPart part, CancellationToken cancellation)
    {
        var facts = new List<StatementFacts>();
        // Code of a program may use types that the engine's own connections do not know.
        await using var source = new RunConnection(connectionString, open: part.Statements.FirstOrDefault(statement => statement.Code is not null)?.Code!.Open);
        await using var session = await source.OpenAsync(cancellation);
        await ScratchServer.ExecuteAsync(session, "begin isolation level read committed", cancellation);
        foreach (var setting in TransactionSettings.Statements(options, options.LockTimeout)) await ScratchServer.ExecuteAsync(session, setting, cancellation);
        var meter = new TransactionMeter(session, await CatalogStateReader.ReadAsync(session, cancellation));
        foreach (var statement in part.Statements)
        {
            facts.Add(await meter.MeasureAsync(statement, cancellation));
            if (facts[^1].Failure is not null) return facts;
        }
        if (MustBeTakenBack(facts[^1].After.Reach))
        {
            await ScratchServer.ExecuteAsync(session, "rollback", cancellation);
            return [.. facts.Select(one => one with { IsTakenBack = true })];
        }
        try
        {
            await ScratchServer.ExecuteAsync(session, "commit", cancellation);
        }
        catch (PostgresException error)
        {
            // Deferred constraints speak up only now.
            facts[^1] = facts[^1] with { Failure = MeasuredFailure.Of(error) };
        }
        return facts;
    }

    /// <summary>What others would see is never committed; roles and the like only on a server where nobody minds.</summary>
    private bool MustBeTakenBack(IReadOnlySet<ServerReach> reach) => reach.Any(one => !isApart || one.IsElsewhere);

    private async Task<List<StatementFacts>> AloneAsync(ScriptPart part, CancellationToken cancellation)
    {
        var facts = new List<StatementFacts>();
        foreach (var statement in part.Statements)
        {
            facts.Add(await AloneAsync(part, statement, cancellation));
            if (facts[^1].Failure is not null || facts[^1].IsTakenBack) break;
        }
        return facts;
    }

    /// <summary>A statement in autocommit is a transaction of its own, and there more can be seen; one that refuses is watched from outside.</summary>
    private async Task<StatementFacts> AloneAsync(ScriptPart part, SqlStatement statement, CancellationToken cancellation)
    {
        if (!ServerWide.Is(statement))
        {
            var facts = await TransactionAsync(part with { Statements = [statement] }, cancellation);
            if (facts[0].Failure?.SqlState is not (PostgresErrorCodes.ActiveSqlTransaction or PostgresErrorCodes.InvalidTransactionTermination)) return facts[0];
        }
        return await new AutocommitMeter(connectionString).MeasureAsync(statement, TransactionSettings.Statements(options, TimeSpan.Zero, "set"), cancellation);
    }
}
