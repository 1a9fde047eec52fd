namespace Retort.Server.Copies;

/// <summary>How far a copy has come.</summary>
/// <param name="Template">What is copied.</param>
/// <param name="Name">What is made.</param>
/// <param name="Done">The bytes that are there; null where this role may not know.</param>
/// <param name="Size">The bytes that there will be.</param>
/// <param name="Elapsed">How long it has taken so far; zero when it begins.</param>
/// <param name="IsOver">Whether it is over, well or not.</param>
public sealed record CopyProgress(string Template, string Name, long? Done, long Size, TimeSpan Elapsed, bool IsOver = false);
