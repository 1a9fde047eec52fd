namespace Widgets;

/// <summary>What is told to make a widget.</summary>
public sealed record NewWidget(string Name);
