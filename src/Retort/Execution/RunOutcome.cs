namespace Retort.Execution;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>All of the plan is done.</summary>
    Done,

    /// <summary>There was nothing to do.</summary>
    NothingToDo,

    /// <summary>Only planned, as was asked.</summary>
    Planned,

    /// <summary>It stopped with an error.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Interrupted,
}
