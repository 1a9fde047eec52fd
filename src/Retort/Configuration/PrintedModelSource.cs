namespace Retort.Configuration;

/// <summary>A model that this process itself prints: what a project prints through <c>retort</c>, asked for inside the program.</summary>
internal sealed record PrintedModelSource : ModelSource
{
    /// <summary>How errors name it: that of a context's class.</summary>
    public required string Name { get; init; }

    /// <summary>Gives the SQL, with directives for what SQL cannot say.</summary>
    public required Func<string> Print { get; init; }
}
