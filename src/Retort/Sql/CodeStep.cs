using Npgsql;

namespace Retort.Sql;

/// <summary>A step of a revision that is code of a program: it runs on the connection, and in the transaction, of the statements around it.</summary>
/// <param name="Name">How people are told of it.</param>
/// <param name="RunAsync">The work.</param>
/// <param name="Open">Makes a data source that knows all types, which the engine's own does not.</param>
internal sealed record CodeStep(string Name, Func<NpgsqlConnection, CancellationToken, Task> RunAsync, Func<string, NpgsqlDataSource> Open);
