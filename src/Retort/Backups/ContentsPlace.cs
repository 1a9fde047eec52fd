namespace Retort.Backups;

/// <summary>A table, a sequence, or the large objects of a database.</summary>
/// <param name="Place">Its kind and name.</param>
/// <param name="Amount">How many rows; of a sequence, where it stands.</param>
/// <param name="Sum">A sum over what is in it.</param>
internal sealed record ContentsPlace(string Place, string Amount, string Sum);
