namespace Recommender.Sessions;

/// <summary>What somebody registers and logs in with.</summary>
public sealed record Credentials(string Email, string Password);
