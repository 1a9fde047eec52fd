namespace Retort.Configuration;

/// <summary>A variable with the place that set it: <c>file:line</c>, or null for the environment.</summary>
internal sealed record Variable(string Name, string Value, string? Where);
