using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>What an engine or its Compose could not do, in its own words.</summary>
internal static class ComposeFailure
{
    /// <summary>The result, or the failure.</summary>
    public static async Task<ProgramResult> CheckAsync(Task<ProgramResult> asked, ContainerEngine engine, string file, string what)
    {
        var result = await asked;
        return result.Succeeded ? result : throw Of(engine, file, what, result);
    }

    public static ServerException Of(ContainerEngine engine, string file, string what, ProgramResult result, ComposeService? service = null) => new("compose-failed", $"{engine.Name} could not {what}")
    {
        Detail = service is null ? ComposeTool.Words(result) : service.Masked(ComposeTool.Words(result)),
        Where = [file],
        Hint = $"Its words are those of {engine.Title}; mend what they say, then try again.",
    };
}
