using Retort.Configuration;
using Retort.Errors;
using Retort.Execution;
using Retort.Guards;
using Retort.Workspaces.Runs;

namespace Retort.Workspaces.Levels;

/// <summary>What the verbs that destroy data have in common: a look at what is there, and the refusals.</summary>
internal static class DestructionVerb
{
    /// <summary>What there is to lose; the verb itself has changed nothing yet.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <param name="makes">Whether the database of a branch is made, as at any use.</param>
    public static async Task<Destruction> LookAsync(this WorkspaceDatabase database, CancellationToken cancellation, bool makes = true)
    {
        var nothing = new Destruction
        {
            Database = database.Name,
            Url = database.Url.Display,
            Name = database.Url.Database,
            IsProtected = database.Configuration.Protected,
            IsRemote = IsRemote(database.Url),
            Choice = database.Choice,
        };
        // A local server that was never made is not made to be looked at.
        if (database.Url.IsLocal && !(await database.Workspace.Server.StatusAsync(cancellation)).IsInitialised) return nothing;
        try
        {
            await using var source = new RunConnection((makes ? await database.SessionAddressAsync(cancellation) : database.Configuration.DirectUrl ?? await database.ResolveAsync(cancellation)).ToConnectionString());
            await using var connection = await source.OpenAsync(cancellation);
            var stock = await Stock.ReadAsync(connection, cancellation);
            return nothing with { Exists = true, Bytes = stock.Bytes, Sessions = stock.Sessions, Tables = stock.Tables, Rows = stock.Rows, RowsAreGuessed = stock.IsGuessed };
        }
        catch (ServerException missing) when (missing.Code == "database-missing")
        {
            return nothing;
        }
    }

    /// <summary>Throws unless everything that has to be said was said.</summary>
    /// <param name="destructions">The databases.</param>
    /// <param name="guard">The verb's name for <c>--allow</c>.</param>
    /// <param name="request">What was said.</param>
    /// <param name="command">The verb, where it is another one than the guard's.</param>
    /// <exception cref="ExecutionException">A protected one is not allowed to, or a name is missing (<c>protected-database</c>, <c>name-needed</c>).</exception>
    public static void Check(IReadOnlyList<Destruction> destructions, string guard, DestructionRequest request, string? command = null)
    {
        command ??= $"retort db {guard}";
        if (destructions.FirstOrDefault(one => one is { Exists: true, IsProtected: true }) is { } kept && !request.Allowed.Contains(guard))
            throw Guard.Refuse(guard, kept.Database, $"`{command}` would destroy its data", command + kept.Choice);
        foreach (var unnamed in destructions.Where(one => one.NeedsName && !request.Names.Contains(one.Name)))
            throw new ExecutionException("name-needed", $"`{command}` needs the name of the database")
            {
                Detail = $"\"{unnamed.Name}\" is {(unnamed.IsProtected ? "protected" : "on another machine")}: {unnamed.Url}",
                State = "Nothing was changed.",
                Hint = $"Add `--name {unnamed.Name}` if that one is meant.",
            };
        if (destructions.FirstOrDefault(one => one.Name is "postgres" or "template0" or "template1") is { } own && guard != Guard.Wipe)
            throw new ExecutionException("server-database", $"database \"{own.Name}\" belongs to the server") { State = "Nothing was changed.", Hint = "Give the application a database of its own." };
    }

    /// <summary>Whether a server is another machine.</summary>
    internal static bool IsRemote(DatabaseUrl url) => !url.IsLocal && url.Hosts.Any(host => !host.IsSocket
        && host.Name is not ("localhost" or "::1")
        && !(System.Net.IPAddress.TryParse(host.Name, out var address) && System.Net.IPAddress.IsLoopback(address)));
}
