using Npgsql;
using Retort.Catalog.Rows;

namespace Retort.Catalog.Reflection;

/// <summary>What is read of a database.</summary>
/// <param name="Schema">The default schema: names in it are written bare.</param>
/// <param name="ReferenceData">Globs of the tables whose rows are read too.</param>
internal sealed record ReadScope(string Schema, ValueList<string> ReferenceData = default)
{
    /// <summary>Reads the database of an open connection; its rows take one round trip more.</summary>
    public async Task<Database> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var database = await CatalogReader.ReadAsync(connection, Schema, cancellation);
        return ReferenceData.Count == 0 ? database : await RowsReader.ReadAsync(connection, database, new TableChoice(ReferenceData), cancellation);
    }
}
