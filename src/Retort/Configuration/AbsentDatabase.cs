namespace Retort.Configuration;

/// <summary>An optional database that is left out, because a variable of its address is not set.</summary>
public sealed record AbsentDatabase(string Name, string Variable);
