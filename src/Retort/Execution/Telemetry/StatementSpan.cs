using System.Diagnostics;
using Npgsql;
using Retort.Execution.Statements;

namespace Retort.Execution.Telemetry;

/// <summary>The span of what is sent in one round trip, by OpenTelemetry's conventions for databases.</summary>
internal static class StatementSpan
{
    /// <summary>Starts it; null when nobody listens.</summary>
    public static Activity? Start(NpgsqlConnection session, StatementBatch batch)
    {
        if (!RetortTelemetry.Source.HasListeners()) return null;
        var statements = batch.Statements;
        if (statements.Count == 0) return null;
        var summary = statements.Count == 1 ? statements[0].Summary : "BATCH";
        if (RetortTelemetry.Source.StartActivity(summary, ActivityKind.Client) is not { } span) return null;
        Describe(span, new NpgsqlConnectionStringBuilder(session.ConnectionString));
        span.SetTag("db.operation.name", statements.Count == 1 ? statements[0].Summary : $"BATCH {statements[0].Summary}").SetTag("db.query.summary", summary);
        if (statements.Count > 1) span.SetTag("db.operation.batch.size", statements.Count);
        if (span.IsAllDataRequested) span.SetTag("db.query.text", string.Join(";\n", statements.Select(statement => StatementText.WithoutConstants(statement.Text))));
        return span;
    }

    /// <summary>Which database it is about.</summary>
    public static void Describe(Activity span, NpgsqlConnectionStringBuilder settings) => span
        .SetTag("db.system.name", "postgresql")
        .SetTag("db.namespace", settings.Database)
        .SetTag("server.address", settings.Host)
        .SetTag("server.port", settings.Port);

    public static void Fail(Activity? span, PostgresException failure) =>
        span?.SetStatus(ActivityStatusCode.Error, failure.MessageText).SetTag("db.response.status_code", failure.SqlState).SetTag("error.type", failure.SqlState);
}
