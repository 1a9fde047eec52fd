using Npgsql;
using Retort.Errors;
using Retort.Sql;

namespace Retort.Server.Copies;

/// <summary>A new, empty database that takes the place of another one, with the owner, settings, privileges, comment, encoding and sorting that that one has.</summary>
/// <remarks>The two change names in one transaction: until then the other one is untouched, and afterwards it is gone.</remarks>
internal sealed class DatabaseSuccessor : IAsyncDisposable
{
    private readonly UnfinishedDatabase begun;
    private readonly string name;

    private DatabaseSuccessor(UnfinishedDatabase begun, string name) => (this.begun, this.name) = (begun, name);

    /// <summary>Its name until it takes the place: it can be filled there.</summary>
    public string Name => begun.Name;

    /// <summary>Makes it.</summary>
    /// <param name="connectionString">Leads to the database whose place it will take; that one need not exist.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="ServerException">This role may not create databases; nothing was changed.</exception>
    public static async Task<DatabaseSuccessor> MakeAsync(string connectionString, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var begun = await UnfinishedDatabase.BeginAsync(connectionString, settings.Database!, cancellation);
        try
        {
            var like = begun.Template is { } other ? (await DatabaseCreation.ReadAsync(begun.Connection, other.Name, cancellation)).Here + other.Clauses : "";
            await begun.ExecuteAsync($"create database {begun.Name}{like}", cancellation);
            return new DatabaseSuccessor(begun, settings.Database!);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await begun.DisposeAsync();
            throw new ServerException("missing-privilege", $"role \"{settings.Username}\" may not create databases", denied)
            {
                Detail = $"{denied.SqlState} {denied.MessageText}",
                State = "Nothing was changed.",
                Hint = $"Run `alter role {Identifier.Quote(settings.Username!)} createdb` as a superuser.",
            };
        }
        catch (NpgsqlException failure)
        {
            await begun.DisposeAsync();
            throw CopyFailure.Explain(failure);
        }
        catch
        {
            await begun.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the place.</summary>
    /// <param name="cancellation">Ends it; the other one stays.</param>
    /// <param name="force">Whether those who are connected to the other one are thrown out.</param>
    /// <returns>What of the other one it does not have, in words.</returns>
    public async Task<ValueList<string>> TakePlaceAsync(CancellationToken cancellation, bool force = true) =>
        await begun.FinishAsync(new CopyRequest { Template = name, Name = name, Replace = true, Force = force }, cancellation);

    public ValueTask DisposeAsync() => begun.DisposeAsync();
}
