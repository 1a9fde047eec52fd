namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>Which conventions a context has chosen.</summary>
internal sealed record ConventionChoices
{
    public bool SnakeCase { get; init; }

    /// <summary>Tables named after one of their rows, or after many; null leaves their names alone.</summary>
    public bool? PluralTables { get; init; }

    public bool Uuid7Keys { get; init; }

    public bool Timestamps { get; init; }

    public bool SoftDelete { get; init; }

    public bool EnumText { get; init; }
}
