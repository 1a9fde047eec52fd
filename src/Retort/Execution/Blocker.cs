namespace Retort.Execution;

/// <summary>A session that holds what another one waits for.</summary>
public sealed record Blocker
{
    /// <summary>Its server process.</summary>
    public required int Pid { get; init; }

    /// <summary>Its role; null for a background process.</summary>
    public string? User { get; init; }

    /// <summary>What it calls itself.</summary>
    public string? Application { get; init; }

    /// <summary>Such as <c>active</c> or <c>idle in transaction</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Its running or last statement, on one line, at most 200 characters.</summary>
    public string? Query { get; init; }

    /// <summary>When its transaction began.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>In one line, as in <c>process 4711 (app as alice, idle in transaction since 09:12:44Z): select 1</c>.</summary>
    public override string ToString()
    {
        var since = Since is { } moment ? $" since {moment.UtcDateTime:HH:mm:ss}Z" : "";
        var application = string.IsNullOrEmpty(Application) ? "" : $"{Application} as ";
        return $"process {Pid} ({application}{User ?? "server"}, {Status ?? "background"}{since}){(string.IsNullOrEmpty(Query) ? "" : $": {Query}")}";
    }
}
