namespace Retort.Configuration;

/// <summary>A setting of a connection under libpq's name, such as <c>sslmode</c>.</summary>
public sealed record UrlParameter(string Name, string Value);
