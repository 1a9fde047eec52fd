using Jarvis.Auth;

namespace Jarvis.Chat;

/// <summary>One line of what a user and Jarvis said to each other.</summary>
public sealed class Message
{
    public long Id { get; set; }

    public int UserId { get; set; }

    public User? User { get; set; }

    public required Speaker Speaker { get; set; }

    public required string Content { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
