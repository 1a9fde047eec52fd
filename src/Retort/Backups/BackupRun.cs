using Retort.Errors;

namespace Retort.Backups;

/// <summary>Makes a backup with <c>pg_dump</c>, beside its place, reads it back, and moves it to its place only then.</summary>
internal sealed class BackupRun(BackupRequest request)
{
    private readonly string part = $"{request.Path}.part";
    private int tables;

    /// <exception cref="ServerException">It could not be made; nothing is left behind.</exception>
    public async Task<Backup> RunAsync(CancellationToken cancellation)
    {
        if (Path.Exists(request.Path)) throw new ConfigurationException("file-exists", $"\"{request.Path}\" exists already") { Hint = "Choose another name, or remove it first." };
        await using var snapshot = await BackupSnapshot.OpenAsync(request.Url.ToConnectionString(), cancellation);
        var dump = await ClientSearch.FindAsync("pg_dump", snapshot.ServerMajor, cancellation);
        var restore = await ClientSearch.FindAsync("pg_restore", dump.MajorVersion, cancellation);
        try
        {
            BackupFolder.Create(Path.GetDirectoryName(Path.GetFullPath(request.Path))!);
            if (Path.Exists(part)) Remove(part);
            return await RunAsync(dump, restore, snapshot, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failed(failure.Message, failure);
        }
        finally
        {
            if (Path.Exists(part)) Remove(part);
            if (!Path.Exists(request.Path)) BackupCounts.Remove(request.Path);
        }
    }

    private async Task<Backup> RunAsync(ClientProgram dump, ClientProgram restore, BackupSnapshot snapshot, CancellationToken cancellation)
    {
        var counts = request is { Counts: true, SchemaOnly: false } ? await snapshot.CountAsync(cancellation) : [];
        var emptied = request.SchemaOnly ? await snapshot.SchemasAsync(cancellation) : [];
        var result = await dump.RunAsync([.. Arguments(await snapshot.ExportAsync(cancellation)), .. emptied.Select(schema => $"--exclude-table-data={Pattern(schema)}.*")], request.Url.ToLibpq(), line => Hear(line, counts.Count), cancellation);
        if (!result.Succeeded) throw Failed(request.Url.Masked(result.Excerpt), null);
        var contents = await BackupContents.ReadAsync(restore, part, cancellation);
        if (counts.Count > 0) BackupCounts.Write(request.Path, counts);
        Move();
        return new Backup { Path = request.Path, Bytes = Size(request.Path), Contents = contents, Counts = counts };
    }

    private IEnumerable<string> Arguments(string snapshot)
    {
        yield return request.Jobs > 1 ? "--format=directory" : "--format=custom";
        if (request.Jobs > 1) yield return $"--jobs={request.Jobs}";
        // Not --schema-only: without the rows of the ledger a database would not know where it is.
        if (request.SchemaOnly) yield return "--no-blobs";
        yield return $"--snapshot={snapshot}";
        yield return $"--file={part}";
        yield return "--verbose";
    }

    // In a pattern, what stands in quotes is taken as it is.
    private static string Pattern(string schema) => $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void Hear(string line, int total)
    {
        const string begins = "dumping contents of table ";
        if (line.StartsWith(begins, StringComparison.Ordinal)) request.Progress?.Invoke(new TransferProgress(line[begins.Length..].Trim('"'), ++tables, total > 0 ? total : null));
    }

    private void Move()
    {
        if (Directory.Exists(part)) Directory.Move(part, request.Path);
        else File.Move(part, request.Path);
    }

    private ServerException Failed(string detail, Exception? cause) => new("backup-failed", $"could not back up \"{request.Url.Database}\"", cause)
    {
        Detail = detail,
        State = "Nothing was changed, and no backup is left behind.",
        Hint = "Mend what pg_dump says: it needs to read every table, and room for the file.",
    };

    internal static long Size(string path) => Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : new FileInfo(path).Length;

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }
}
