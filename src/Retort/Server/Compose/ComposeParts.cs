namespace Retort.Server.Compose;

/// <summary>What a teardown takes of a container, and what it leaves.</summary>
/// <param name="Container">The container; null where it is gone already.</param>
/// <param name="Volumes">The volumes with the data, which Compose made for this file.</param>
/// <param name="Kept">Folders of this machine, and volumes that are somebody else's.</param>
internal sealed record ComposeParts(ServiceContainer? Container, ValueList<string> Volumes, ValueList<string> Kept)
{
    /// <summary>For people.</summary>
    public string Title => Container is null ? "no container: it is gone already" : $"the container {Container.Name}{string.Concat(Volumes.Select(volume => $" and the volume {Short(volume)}"))}";

    /// <summary>An anonymous volume is named by a hash.</summary>
    private static string Short(string volume) => volume.Length == 64 ? $"{volume[..12]} without a name" : volume;
}
