namespace Retort.Guards;

/// <summary>Data that a statement of a revision takes away.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Subject">What happens to what, e.g. <c>table shop.orders is dropped</c>.</param>
/// <param name="Where">The file and line of the statement.</param>
internal sealed record Loss(string Revision, string Subject, string Where);
