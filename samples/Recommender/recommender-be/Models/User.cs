using Microsoft.EntityFrameworkCore;

namespace Recommender.Models;

[Index(nameof(Email), IsUnique = true)]
[Index(nameof(GoogleId), IsUnique = true)]
public sealed class User
{
    public Guid Id { get; set; }

    public required string Email { get; set; }

    /// <summary>Null for somebody who comes from Google.</summary>
    public string? HashedPassword { get; set; }

    public bool IsActive { get; set; }

    public bool IsSuperuser { get; set; }

    public string? GoogleId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
