namespace Retort.Server.Compose;

/// <summary>Where a container keeps data that outlives it.</summary>
/// <param name="IsVolume">A volume of the engine; else a folder of this machine.</param>
/// <param name="Name">The volume's name, or the folder's path.</param>
internal sealed record ContainerMount(bool IsVolume, string Name);
