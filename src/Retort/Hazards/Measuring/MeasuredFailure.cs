using Npgsql;

namespace Retort.Hazards.Measuring;

/// <summary>PostgreSQL's refusal of a statement.</summary>
/// <param name="SqlState">Its code, such as <c>42P01</c>.</param>
/// <param name="Message">What it says.</param>
internal sealed record MeasuredFailure(string SqlState, string Message)
{
    /// <summary>The words of the server, or of a program's own code.</summary>
    public static MeasuredFailure Of(Exception failure) => failure switch
    {
        PostgresException error => Of(error),
        // The driver takes COPY for a conversation, which no revision has.
        NotSupportedException => new("0A000", "COPY to or from the client cannot run in a revision"),
        _ => new("", failure.Message),
    };

    private static MeasuredFailure Of(PostgresException error) =>
        new(error.SqlState, string.IsNullOrEmpty(error.Detail) ? error.MessageText : $"{error.MessageText}: {error.Detail}");
}
