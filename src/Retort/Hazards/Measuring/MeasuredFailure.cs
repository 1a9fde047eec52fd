using Npgsql;

namespace Retort.Hazards.Measuring;

/// <summary>PostgreSQL's refusal of a statement.</summary>
/// <param name="SqlState">Its code, such as <c>42P01</c>.</param>
/// <param name="Message">What it says.</param>
internal sealed record MeasuredFailure(string SqlState, string Message)
{
    public static MeasuredFailure Of(PostgresException error) =>
        new(error.SqlState, string.IsNullOrEmpty(error.Detail) ? error.MessageText : $"{error.MessageText}: {error.Detail}");
}
