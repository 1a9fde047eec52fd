using Npgsql;

namespace Retort.Hazards.Measuring;

/// <summary>PostgreSQL's refusal of a statement.</summary>
/// <param name="SqlState">Its code, such as <c>42P01</c>.</param>
/// <param name="Message">What it says.</param>
internal sealed record MeasuredFailure(string SqlState, string Message)
{
    /// <summary>The words of the server, or of a program's own code.</summary>
    public static MeasuredFailure Of(Exception failure) => failure is PostgresException error ? Of(error) : new("", failure.Message);

    private static MeasuredFailure Of(PostgresException error) =>
        new(error.SqlState, string.IsNullOrEmpty(error.Detail) ? error.MessageText : $"{error.MessageText}: {error.Detail}");
}
