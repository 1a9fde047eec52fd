namespace Retort.Catalog.BaseTypes;

/// <summary>A base type with functions of its own, or a shell: a name that stands until the functions do.</summary>
public sealed record BaseType : DatabaseObject
{
    /// <summary>Whether it is only announced: <c>create type t</c>.</summary>
    public bool IsShell { get; init; }

    /// <summary>From text; null of a shell.</summary>
    public string? Input { get; init; }

    /// <summary>To text; null of a shell.</summary>
    public string? Output { get; init; }

    /// <summary>The functions that ALTER TYPE can change, and the way to store it, each as <c>name = value</c>.</summary>
    public ValueList<string> Settings { get; init; }

    /// <summary>What is fixed from its creation on, each as <c>name = value</c>.</summary>
    public ValueList<string> Options { get; init; }
}
