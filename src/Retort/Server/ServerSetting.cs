namespace Retort.Server;

/// <summary>A setting of PostgreSQL that the local server is started with, such as <c>wal_level</c>.</summary>
public sealed record ServerSetting(string Name, string Value);
