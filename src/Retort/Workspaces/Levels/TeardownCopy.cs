namespace Retort.Workspaces.Levels;

/// <summary>A copy of a database of the workspace, for another branch or put aside, that a teardown drops with it.</summary>
/// <param name="Database">The database in the workspace.</param>
/// <param name="Name">Its own name on the server.</param>
/// <param name="Size">Its bytes; null where that cannot be known.</param>
internal sealed record TeardownCopy(string Database, string Name, long? Size);
