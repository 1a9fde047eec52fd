namespace Quickstart.Db;

/// <summary>How the database is.</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Message">Why.</param>
public sealed record DatabaseHealth(string Status, string Message);
