namespace Retort.Catalog.EventTriggers;

/// <summary>A trigger of the whole database, on commands rather than rows.</summary>
public sealed record EventTrigger : DatabaseObject
{
    /// <summary>The event, such as <c>ddl_command_end</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The command tags for which it fires; none: for all.</summary>
    public ValueList<string> Tags { get; init; }

    /// <summary>The function that it calls.</summary>
    public required string Function { get; init; }

    /// <summary>When it fires: <c>origin</c> (as created), <c>replica</c>, <c>always</c> or <c>disabled</c>.</summary>
    public string Enabled { get; init; } = "origin";
}
