namespace Retort.Server;

/// <summary>A database of the local server with its size in bytes.</summary>
public sealed record LocalDatabase(string Name, long Size);
