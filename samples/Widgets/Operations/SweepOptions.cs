namespace Widgets.Operations;

/// <summary>The section <c>Sweep</c> of the configuration.</summary>
public sealed class SweepOptions
{
    /// <summary>How long what was archived can be restored.</summary>
    public TimeSpan KeepArchived { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How old a file without a row must be: the row of a younger one may be on its way.</summary>
    public TimeSpan LeaveYounger { get; set; } = TimeSpan.FromHours(1);
}
