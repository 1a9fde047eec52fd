namespace Retort.Workspaces.Levels;

/// <summary>A database that goes with its server.</summary>
/// <param name="Name">Its name on the server.</param>
/// <param name="Size">Its bytes; null where that cannot be known.</param>
/// <param name="Branch">The git branch that it belongs to.</param>
/// <param name="Snapshot">The name under which it was saved, when it is a snapshot.</param>
internal sealed record TeardownDatabase(string Name, long? Size, string? Branch, string? Snapshot);
