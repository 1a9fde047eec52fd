namespace Jarvis.Auth;

/// <summary>Who may sign in.</summary>
public sealed class User
{
    public int Id { get; set; }

    public required string Email { get; set; }

    public required string HashedPassword { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
