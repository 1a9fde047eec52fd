using Npgsql;

namespace Retort.Testing;

/// <summary>A connection whose one transaction is rolled back at the end of a test.</summary>
/// <remarks>With Entity Framework: <c>UseNpgsql(scope.Connection)</c>, then <c>context.Database.UseTransaction(scope.Transaction)</c>. <c>SaveChanges</c> then sets savepoints, and nothing of it stays.</remarks>
public sealed class RollbackScope : IAsyncDisposable
{
    internal RollbackScope(NpgsqlConnection connection, NpgsqlTransaction transaction) => (Connection, Transaction) = (connection, transaction);

    /// <summary>The open connection.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Its transaction.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>Rolls back and gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
