namespace Jinbocho.Ai;

/// <summary>A row of <c>messages</c>.</summary>
internal sealed record Message(string Role, string Content);
