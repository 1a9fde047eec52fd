using Npgsql;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Workspaces.Levels;

namespace Retort.Workspaces.Doctor;

/// <summary><c>doctor</c>, the part about one database: its server, this role's rights, what is in the way, its history.</summary>
internal static class DatabaseDoctor
{
    public static async Task<DoctorReport> ExamineAsync(this WorkspaceDatabase database, CancellationToken cancellation)
    {
        var report = new DoctorReport { Database = database.Name, Url = database.Url.Display };
        var history = new HistoryDoctor(database);
        try
        {
            await using var source = new RunConnection((await database.ResolveAsync(cancellation)).ToConnectionString());
            await using var connection = await source.OpenAsync(cancellation);
            var facts = await DatabaseFacts.ReadAsync(connection, database.Configuration.Schema, cancellation);
            var ledger = facts.HasLedger ? await Ledger.ReadAsync(connection, cancellation) : null;
            return report with
            {
                Findings = [Server(facts, source), TlsDoctor.Examine(DestructionVerb.IsRemote(database.Url), facts.IsEncrypted, source.Settings.SslMode), Pooler(database, connection, facts), Writable(facts), Rights(database, facts), Scratch(database, facts), .. Sessions(facts), .. Remains(facts), .. history.Examine(ledger)],
            };
        }
        catch (ServerException missing) when (missing.Code == "database-missing" && (database.Url.IsLocal || database.Configuration.Branch is not null))
        {
            return report with { Findings = [DoctorFinding.Ok("server", $"{database.Url.Database} is not there yet: its first use makes it"), .. history.Examine(null)] };
        }
        catch (RetortException error) when (database.Configuration.Optional && error.Code is "server-unreachable" or "server-not-ready")
        {
            return report with { Findings = [DoctorFinding.Warning("server", error.Message, error.Hint ?? "It is optional: commands leave it out."), .. history.Examine(null)] };
        }
        catch (RetortException error)
        {
            return report with { Findings = [DoctorFinding.Problem("server", error), .. history.Examine(null)] };
        }
    }

    private static DoctorFinding Server(DatabaseFacts facts, RunConnection source) => facts.Major < 13
        ? DoctorFinding.Problem("server", $"PostgreSQL {facts.Version} is too old", "Retort works with PostgreSQL 13 and later.")
        : DoctorFinding.Ok("server", $"PostgreSQL {facts.Version} at {source.Settings.Host}:{source.Settings.Port}, as {facts.Role}");

    /// <summary>A pooler shows itself: another process answers than the one that greeted.</summary>
    private static DoctorFinding Pooler(WorkspaceDatabase database, NpgsqlConnection connection, DatabaseFacts facts) => connection.ProcessID == facts.Pid
        ? DoctorFinding.Ok("pooler", "none")
        : database.Configuration.DirectUrl is not null
            ? DoctorFinding.Ok("pooler", "there is one, and `directUrl` leads past it")
            : DoctorFinding.Warning("pooler", "there is one: what cannot run in a transaction (CONCURRENTLY) will be refused", "Write the address that leads past it as `\"directUrl\"` in `retort.json`.");

    private static DoctorFinding Writable(DatabaseFacts facts) => facts switch
    {
        { IsStandby: true } => DoctorFinding.Problem("writable", "the server is a standby", "Give the address of the primary, or add `target_session_attrs=read-write` with all hosts."),
        { IsReadOnly: true } => DoctorFinding.Problem("writable", "transactions are read-only here (default_transaction_read_only)", $"Run `alter database ... reset default_transaction_read_only`, or `alter role {facts.Role} ...`."),
        { StatementTimeout: > 0 and < 60_000 } => DoctorFinding.Warning("writable", $"statement_timeout is {facts.StatementTimeout} ms: a revision that builds an index may be cut off", $"Run `alter role {facts.Role} set statement_timeout = 0` for the role that migrates."),
        _ => DoctorFinding.Ok("writable", "yes"),
    };

    private static DoctorFinding Rights(WorkspaceDatabase database, DatabaseFacts facts)
    {
        var schema = Sql.Identifier.Quote(database.Configuration.Schema);
        var role = Sql.Identifier.Quote(facts.Role);
        var name = Sql.Identifier.Quote(database.Url.Database);
        if (facts is { HasLedger: false, MayCreateSchemas: false }) return DoctorFinding.Problem("rights", "this role cannot create the ledger's schema \"retort\"", $"Run `grant create on database {name} to {role}` as its owner.");
        if (facts is { HasLedger: true, MayWriteLedger: false }) return DoctorFinding.Problem("rights", "this role cannot write to the ledger", $"Run `grant all on schema retort to {role}` and `grant all on all tables in schema retort to {role}` as its owner.");
        if (facts is { HasSchema: true, MayCreateTables: false }) return DoctorFinding.Problem("rights", $"this role cannot create anything in the schema {schema}", $"Run `grant create on schema {schema} to {role}` as its owner.");
        return facts.ForeignTables.Count == 0
            ? DoctorFinding.Ok("rights", "this role can change what is there")
            : DoctorFinding.Warning("rights", "other roles own tables that this one cannot alter", $"Run `grant OWNER to {role}`, or migrate as the owner.", facts.ForeignTables);
    }

    private static DoctorFinding Scratch(WorkspaceDatabase database, DatabaseFacts facts) => facts.MayCreateDatabases || database.Workspace.Configuration.Scratch is not null
        ? DoctorFinding.Ok("scratch", "scratch databases can be made")
        : DoctorFinding.Ok("scratch", "not on this server: scratch databases are made on the local one");

    private static IEnumerable<DoctorFinding> Sessions(DatabaseFacts facts)
    {
        var used = $"{facts.Connections} of {facts.MaxConnections} connections";
        yield return facts.Connections * 10 > facts.MaxConnections * 9 ? DoctorFinding.Warning("connections", $"{used}: almost none is left", "Close idle sessions, or raise `max_connections`.") : DoctorFinding.Ok("connections", used);
        if (facts.OldTransactions.Count > 0) yield return DoctorFinding.Warning("transactions", "transactions have been open for more than five minutes: they hold up what waits for their locks", "End them, e.g. with `select pg_terminate_backend(PID)`.", facts.OldTransactions);
        if (facts.PreparedTransactions.Count > 0) yield return DoctorFinding.Warning("transactions", "prepared transactions hold their locks until somebody ends them", "Run `commit prepared '...'` or `rollback prepared '...'`.", facts.PreparedTransactions);
    }

    private static IEnumerable<DoctorFinding> Remains(DatabaseFacts facts)
    {
        if (facts.InvalidIndexes.Count > 0) yield return DoctorFinding.Warning("indexes", "indexes are invalid: CREATE INDEX CONCURRENTLY failed on them", "Run `reindex index concurrently NAME`, or drop them; a revision that makes one is run again by `retort upgrade`.", facts.InvalidIndexes);
        if (facts.OldCollations.Count > 0) yield return DoctorFinding.Problem("collation", "the system sorts otherwise than when indexes were built: rows may not be found, and unique keys may hold twice", "Run `reindex database NAME`, then `alter database NAME refresh collation version` (or `alter collation ... refresh version`).", facts.OldCollations);
        if (facts.FrozenAge > 1_500_000_000) yield return DoctorFinding.Problem("wraparound", $"the oldest transaction id is {facts.FrozenAge:N0} transactions old", "Run `vacuum (freeze)`, and find out why autovacuum does not.");
    }
}
