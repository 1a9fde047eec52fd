namespace Retort.Configuration;

/// <summary>What the workspace asks of its local server.</summary>
public sealed record ServerConfiguration
{
    /// <summary>The major version, 13 to 18; null takes what there is.</summary>
    public int? MajorVersion { get; init; }

    /// <summary>The port; null takes a free one and keeps it.</summary>
    public int? Port { get; init; }

    /// <summary>The full path of the data's folder; null is below <c>.retort</c>.</summary>
    public string? DataFolder { get; init; }
}
