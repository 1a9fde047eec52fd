using Retort.Errors;

namespace Retort.Backups;

/// <summary>Brings a backup into an empty database with <c>pg_restore</c>, and counts what has arrived.</summary>
internal sealed class RestoreRun(RestoreRequest request)
{
    private int tables;

    /// <exception cref="ServerException">It cannot be read, an object cannot be made, or rows are missing.</exception>
    public async Task<Restored> RunAsync(CancellationToken cancellation)
    {
        var (program, contents) = await OpenAsync(request.Path, await ServerMajorAsync(cancellation), cancellation);
        await RunAsync(program, contents, cancellation);
        var counts = await CountAsync(cancellation);
        var expected = request.SchemaOnly ? null : BackupCounts.Read(request.Path);
        if (expected is { } wanted) Compare(wanted, counts);
        return new Restored { Contents = contents, Counts = counts, IsCompared = expected is not null };
    }

    private async Task RunAsync(ClientProgram program, BackupContents contents, CancellationToken cancellation)
    {
        var list = request.SchemaOnly ? Path.GetTempFileName() : null;
        try
        {
            if (list is not null) await File.WriteAllLinesAsync(list, contents.WithoutRows, cancellation);
            var result = await program.RunAsync([.. Arguments(list), request.Path], request.Url.ToLibpq(), line => Hear(line, contents.Tables.Count), cancellation);
            if (!result.Succeeded) throw Failed(request.Url.Masked(result.Excerpt));
        }
        finally
        {
            if (list is not null) File.Delete(list);
        }
    }

    /// <summary>The program that can read a backup and talk to a server, and what the backup holds: a newer pg_dump's file needs a newer pg_restore.</summary>
    public static async Task<(ClientProgram Program, BackupContents Contents)> OpenAsync(string path, int serverMajor, CancellationToken cancellation)
    {
        if (!Path.Exists(path)) throw Missing(path);
        var all = await ClientSearch.AllAsync("pg_restore", cancellation);
        if (all.Count == 0) await ClientSearch.FindAsync("pg_restore", serverMajor, cancellation); // says what to install
        // One that is older than the server will do: unlike pg_dump, it only sends statements.
        var ordered = all.OrderBy(program => program.MajorVersion < serverMajor).ThenBy(program => Math.Abs(program.MajorVersion - serverMajor)).ToList();
        foreach (var program in ordered.SkipLast(1))
        {
            try
            {
                return (program, await BackupContents.ReadAsync(program, path, cancellation));
            }
            catch (ServerException unreadable) when (unreadable.Code == "backup-unreadable")
            {
                // Perhaps the next one can.
            }
        }

        return (ordered[^1], await BackupContents.ReadAsync(ordered[^1], path, cancellation));
    }

    public static ConfigurationException Missing(string path) => new("backup-missing", $"there is no backup \"{path}\"") { Hint = "Run `retort db backup` to make one." };

    private IEnumerable<string> Arguments(string? list)
    {
        yield return "--exit-on-error";
        // Owners and privileges of roles that this server does not have would end it; who restores owns what is made.
        if (!request.KeepsOwners) yield return "--no-owner";
        if (list is not null) yield return $"--use-list={list}";
        if (request.Jobs > 1) yield return $"--jobs={request.Jobs}";
        else yield return "--single-transaction";
        yield return "--verbose";
    }

    private void Hear(string line, int total)
    {
        const string begins = "processing data for table ";
        if (line.StartsWith(begins, StringComparison.Ordinal)) request.Progress?.Invoke(new TransferProgress(line[begins.Length..].Trim('"'), ++tables, total));
    }

    private async Task<int> ServerMajorAsync(CancellationToken cancellation)
    {
        await using var snapshot = await BackupSnapshot.OpenAsync(request.Url.ToConnectionString(), cancellation);
        return snapshot.ServerMajor;
    }

    private async Task<ValueList<TableCount>> CountAsync(CancellationToken cancellation)
    {
        await using var snapshot = await BackupSnapshot.OpenAsync(request.Url.ToConnectionString(), cancellation);
        return await snapshot.CountAsync(cancellation);
    }

    private void Compare(ValueList<TableCount> expected, ValueList<TableCount> counts)
    {
        var there = counts.ToDictionary(count => (count.Schema, count.Table), count => count.Rows);
        var wrong = expected.Where(count => there.GetValueOrDefault((count.Schema, count.Table), -1) != count.Rows).ToList();
        if (wrong.Count == 0) return;
        throw new ServerException("restore-incomplete", "the backup has other rows than the database it was made of")
        {
            Detail = string.Join('\n', wrong.Select(count =>
                $"Table {count.Schema}.{count.Table} had {count.Rows} rows, {(there.TryGetValue((count.Schema, count.Table), out var rows) ? $"{rows} are here" : "and is not here")}.")),
            Where = [request.Path],
            State = "The database that was there before is untouched.",
            Hint = "Take another backup.",
        };
    }

    private ServerException Failed(string detail) => new("restore-failed", "could not restore the backup")
    {
        Detail = detail,
        Where = [request.Path],
        State = "The database that was there before is untouched.",
        Hint = "Mend what pg_restore says; often an extension or a role is missing on this server.",
    };
}
