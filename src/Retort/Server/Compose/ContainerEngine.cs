namespace Retort.Server.Compose;

/// <summary>The program that runs containers, and the one that reads compose files for it.</summary>
/// <remarks>
/// Compose is asked for two things only: what a file says, and to bring a service up. All else is asked of the engine itself, which answers in one form whichever
/// Compose is beside it: <c>podman-compose</c> of Debian 12 knows neither <c>config</c> nor <c>port</c> nor <c>rm</c>.
/// </remarks>
/// <param name="Name">For people: <c>docker</c> or <c>podman</c>.</param>
/// <param name="Path">Its program.</param>
/// <param name="Version">What it says of itself.</param>
/// <param name="Compose">What reads compose files.</param>
internal sealed record ContainerEngine(string Name, string Path, string Version, ComposeTool Compose)
{
    /// <summary>For people.</summary>
    public string Title => $"{Name} {Version}, {Compose.Name} {Compose.Version}";

    /// <summary>Whether checks of health may have nobody who runs them: Podman leaves that to timers of systemd, which not every machine has.</summary>
    public bool NeedsCheckingBySomebody => Name == EngineSearch.Podman;

    public Task<ProgramResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation) => ProgramRunner.RunAsync([Path, .. arguments], cancellationToken: cancellation);

    public Task<ProgramResult> ComposeAsync(string file, IEnumerable<string> arguments, CancellationToken cancellation) => ProgramRunner.RunAsync(
        [.. Compose.Command, "--file", file, .. arguments], folder: System.IO.Path.GetDirectoryName(file), cancellationToken: cancellation);
}
