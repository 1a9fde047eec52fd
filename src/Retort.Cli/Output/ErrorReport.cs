using Retort.Errors;

namespace Retort.Cli.Output;

/// <summary>An error in a JSON document.</summary>
internal sealed record ErrorReport
{
    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? Detail { get; init; }

    public ValueList<string> Where { get; init; }

    public string? State { get; init; }

    public string? Hint { get; init; }

    public static ErrorReport Of(RetortException error) => new()
    {
        Code = error.Code,
        Message = error.Message,
        Detail = error.Detail,
        Where = error.Where,
        State = error.State,
        Hint = error.Hint,
    };
}
