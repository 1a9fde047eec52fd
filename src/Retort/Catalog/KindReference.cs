namespace Retort.Catalog;

/// <summary>What the reference says of a kind, beside what can be seen in its record and its query.</summary>
/// <param name="InPlace">What is changed in place; empty when nothing is.</param>
/// <param name="Again">What makes it be dropped and made again; empty when nothing does.</param>
internal sealed record KindReference(string InPlace, string Again);
