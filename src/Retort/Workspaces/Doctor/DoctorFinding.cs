using Retort.Errors;

namespace Retort.Workspaces.Doctor;

/// <summary>One thing that was looked at.</summary>
internal sealed record DoctorFinding
{
    /// <summary>What was looked at, such as <c>server</c> or <c>rights</c>.</summary>
    public required string Check { get; init; }

    public required DoctorVerdict Verdict { get; init; }

    /// <summary>What was found, on one line.</summary>
    public required string Message { get; init; }

    /// <summary>More about it, a line each.</summary>
    public ValueList<string> Details { get; init; }

    /// <summary>How to mend it.</summary>
    public string? Hint { get; init; }

    public static DoctorFinding Ok(string check, string message) => new() { Check = check, Verdict = DoctorVerdict.Ok, Message = message };

    public static DoctorFinding Warning(string check, string message, string hint, params IEnumerable<string> details) =>
        new() { Check = check, Verdict = DoctorVerdict.Warning, Message = message, Hint = hint, Details = details.ToValueList() };

    public static DoctorFinding Problem(string check, string message, string hint, params IEnumerable<string> details) =>
        new() { Check = check, Verdict = DoctorVerdict.Problem, Message = message, Hint = hint, Details = details.ToValueList() };

    /// <summary>An error that somebody would have met.</summary>
    public static DoctorFinding Problem(string check, RetortException error) => new()
    {
        Check = check,
        Verdict = DoctorVerdict.Problem,
        Message = error.Message,
        Details = [.. error.Detail?.Split('\n') ?? [], .. error.Where.Where(place => error.Detail?.Contains(place) != true)],
        Hint = error.Hint ?? "Mend the places that are named, then run `retort doctor` again.",
    };
}
