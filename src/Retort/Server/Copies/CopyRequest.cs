namespace Retort.Server.Copies;

/// <summary>A copy of a database that is asked for.</summary>
internal sealed record CopyRequest
{
    public required string Template { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether those who are connected to the template, or to what is replaced, are thrown out.</summary>
    public bool Force { get; init; }

    /// <summary>Whether a database of that name gives way: both change places in one transaction.</summary>
    public bool Replace { get; init; }

    /// <summary>Whether anybody may connect to the copy.</summary>
    public bool AllowConnections { get; init; } = true;

    /// <summary>The comment of the copy, made of the template's.</summary>
    public Func<string?, string?> Comment { get; init; } = comment => comment;

    /// <summary>What is done in the copy, under its name for the time being, before anybody can see it; if it fails there is no copy.</summary>
    public Func<string, CancellationToken, Task>? Prepare { get; init; }

    /// <summary>Whether the file system of the server's data was seen to share blocks.</summary>
    public bool SharesBlocks { get; init; }

    /// <summary>How long to wait for those who are connected to leave.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Told when the copy begins, and twice a second while a long one goes on.</summary>
    public IProgress<CopyProgress>? Progress { get; init; }
}
