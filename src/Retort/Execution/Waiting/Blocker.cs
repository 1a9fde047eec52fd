namespace Retort.Execution.Waiting;

/// <summary>A session that holds what another one waits for.</summary>
public sealed record Blocker
{
    /// <summary>Its server process; 0 for a run that holds a lease, and has a process only now and then.</summary>
    public required int Pid { get; init; }

    /// <summary>Its role; null for a background process.</summary>
    public string? User { get; init; }

    /// <summary>What it calls itself.</summary>
    public string? Application { get; init; }

    /// <summary>Such as <c>active</c> or <c>idle in transaction</c>; null when the role of the run may not see it.</summary>
    public string? Status { get; init; }

    /// <summary>Its running or last statement, on one line, at most 200 characters.</summary>
    public string? Query { get; init; }

    /// <summary>When its transaction began.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Since when it idles in its transaction; null when it does not.</summary>
    public DateTimeOffset? IdleSince { get; init; }

    /// <summary>What it holds of that for which the other one waits, such as <c>ROW EXCLUSIVE on users</c>; null when it only waits before it.</summary>
    public string? Holds { get; init; }

    /// <summary>Why it was not ended though that was asked for; null when it was not asked for, or it does not idle long enough.</summary>
    public string? Kept { get; init; }

    /// <summary>In one line, as in <c>process 4711 (app as alice, idle in transaction since 09:12:44Z, holds ROW EXCLUSIVE on users): select 1</c>.</summary>
    public override string ToString()
    {
        var since = Since is { } moment ? $" since {moment.UtcDateTime:HH:mm:ss}Z" : "";
        var application = string.IsNullOrEmpty(Application) ? "" : $"{Application} as ";
        var holds = Holds is null ? "" : $", holds {Holds}";
        var kept = Kept is null ? "" : $"; not ended: {Kept}";
        if (Pid == 0) return $"{application}{User}, which {Status}";
        return $"process {Pid} ({application}{User ?? "server"}, {Status ?? (User is null ? "background" : "hidden")}{since}{holds}){(string.IsNullOrEmpty(Query) ? "" : $": {Query}")}{kept}";
    }
}
