namespace Jinbocho.Auth;

/// <summary>A new family, and the user who begins it.</summary>
internal sealed record Registration(string FamilyName, string Email, string Password, string FullName);

/// <summary>Another user of a family; without a role they may look.</summary>
internal sealed record Invitation(string Email, string Password, string FullName, string Role = "viewer");

/// <summary>What a user is to become; null keeps what is there.</summary>
internal sealed record MemberChange(string? Role = null, bool? IsActive = null);

internal sealed record Credentials(string Email, string Password);

internal sealed record RefreshRequest(string RefreshToken);

/// <summary>What a client keeps: one token to ask with, one to get the next pair with.</summary>
internal sealed record TokenPair(string AccessToken, string RefreshToken, int ExpiresIn);
