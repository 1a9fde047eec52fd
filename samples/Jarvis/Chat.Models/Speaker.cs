namespace Jarvis.Chat;

/// <summary>Who said it.</summary>
public enum Speaker
{
    User,
    Jarvis,
}
