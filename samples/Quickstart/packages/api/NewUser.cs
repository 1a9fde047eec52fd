namespace Quickstart.Api;

/// <summary>What is told to make a user.</summary>
public sealed record NewUser(string Email, string Name);
