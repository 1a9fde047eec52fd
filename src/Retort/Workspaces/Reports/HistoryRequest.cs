namespace Retort.Workspaces.Reports;

/// <summary>What <c>history</c> was asked for.</summary>
internal sealed record HistoryRequest
{
    /// <summary>For example <c>base:ae10</c> or <c>-3:current</c>; null is everything.</summary>
    public string? Range { get; init; }

    /// <summary>Ask the database where it is.</summary>
    public bool IndicateCurrent { get; init; }
}
