namespace Retort.Catalog.Schemas;

/// <summary>A schema: a namespace for everything else.</summary>
public sealed record Schema : DatabaseObject;
