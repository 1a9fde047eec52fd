namespace Widgets.Operations;

/// <summary>A file that is about to be stored.</summary>
public sealed record NewFile(string Name, string ContentType, Stream Content);
