namespace Jinbocho.Ai;

internal sealed record Question(string Text);
