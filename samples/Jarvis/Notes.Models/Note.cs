using Jarvis.Auth;

namespace Jarvis.Notes;

/// <summary>What a user wants to remember.</summary>
public sealed class Note
{
    public int Id { get; set; }

    public int UserId { get; set; }

    public User? User { get; set; }

    public required string Title { get; set; }

    public required string Content { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
