using Microsoft.EntityFrameworkCore;

namespace Recommender.Models;

/// <summary>Somebody is logged in.</summary>
[Index(nameof(SessionToken), IsUnique = true)]
[Index(nameof(ExpiresAt))]
public sealed class Session
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    public User User { get; set; } = null!;

    /// <summary>The hash of the token: who reads the table cannot log in with it.</summary>
    public required string SessionToken { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
