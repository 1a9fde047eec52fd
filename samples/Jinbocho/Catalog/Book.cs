using Jinbocho.Shared;
using Npgsql;

namespace Jinbocho.Catalog;

/// <summary>A copy with what is known of its edition.</summary>
internal sealed record Book(Guid Id, Guid RecordId, string Title, string? Author, string? Isbn, Guid? ShelfId, int? Position, string Status)
{
    internal static Book Read(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.Nullable<string>(3), row.Nullable<string>(4), row.Nullable<Guid?>(5), row.Nullable<int?>(6), row.GetString(7));
}
