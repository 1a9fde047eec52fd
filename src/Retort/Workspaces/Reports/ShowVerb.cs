using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Revisions;

namespace Retort.Workspaces.Reports;

/// <summary><c>show</c> and <c>edit</c>: one revision.</summary>
internal static class ShowVerb
{
    /// <summary>The revision of that name, in each chosen database that has it.</summary>
    public static ValueList<RevisionReport> Show(this Workspace workspace, string name)
    {
        var found = new List<RevisionReport>();
        RevisionException? missing = null;
        foreach (var database in workspace.Databases)
        {
            try
            {
                found.AddRange(database.Graph.Resolve(name).Select(id => Report(database, database.Graph[id])));
            }
            catch (RevisionException error) when (workspace.Databases.Count > 1)
            {
                missing ??= error;
            }
        }

        return found.Count > 0 || missing is null ? found.ToValueList() : throw missing;
    }

    /// <summary>A revision as the ledger kept it, whatever the files here say of it.</summary>
    public static async Task<Revision> FromLedgerAsync(this WorkspaceDatabase database, string name, CancellationToken cancellation)
    {
        await using var source = new RunConnection((await database.AddressAsync(create: false, cancellation)).ToConnectionString(), database.Origin);
        await using var connection = await source.OpenAsync(cancellation);
        var ledger = await Ledger.ReadAsync(connection, cancellation);
        var rows = ledger.Applied.Where(row => row.Id == name || (name.Length > 3 && row.Id.StartsWith(name, StringComparison.Ordinal))).ToList();
        if (rows is not [var row])
            throw new RevisionException("not-in-ledger", $"the ledger of \"{database.Name}\" has {(rows.Count == 0 ? "no revision" : "several revisions")} \"{name}\"")
            {
                Detail = $"The database is {ledger.Position}.",
                Hint = "Run `retort history -i` to see what it has.",
            };
        return LedgerHistory.Revision(row, await LedgerText.ReadAsync(connection, row.Id, cancellation));
    }

    /// <summary>Gives a file another id, when two have the same; returns its path.</summary>
    /// <param name="database">The database whose revisions they are.</param>
    /// <param name="file">The file, relative to the current folder or the workspace.</param>
    /// <param name="id">The new id; null takes a random one.</param>
    public static RevisionReport GiveNewId(this WorkspaceDatabase database, string file, string? id)
    {
        var path = new[] { Path.GetFullPath(file), Path.Combine(database.Workspace.Configuration.Folder, file) }.FirstOrDefault(File.Exists) ?? throw new RevisionException("file-missing", $"there is no file \"{file}\"") { Hint = "Name the file of a revision; the error about two of them names both." };
        id ??= RevisionId.New();
        if (RevisionId.Fault(id) is { } fault) throw new RevisionException("illegal-revision-id", $"\"{id}\" cannot be the id of a revision") { Detail = fault };
        var revision = RevisionFolder.WriteId(RevisionFile.Parse(File.ReadAllText(path), path), id);
        var summary = RevisionSummary.Of(revision, RevisionGraph.Load([revision with { Parents = [], DependsOn = [] }]));
        return new() { Database = database.Name, Revision = summary with { Parents = revision.Parents, Path = database.Workspace.Shown(path) }, Checksum = revision.Checksum, Upgrade = revision.Upgrade.Text, Downgrade = revision.Downgrade?.Text };
    }

    /// <summary>The full path of a revision's file.</summary>
    public static string PathOf(this WorkspaceDatabase database, string name) =>
        database.Graph.Resolve(name) is [var id] && database.Graph[id].Path is { } path
            ? Path.GetFullPath(path)
            : throw new RevisionException("several-revisions", $"\"{name}\" is not one revision") { Hint = "Run `retort heads`, and name one of them." };

    private static RevisionReport Report(WorkspaceDatabase database, Revision revision) => new()
    {
        Database = database.Name,
        Revision = database.Summary(revision),
        Checksum = revision.Checksum,
        Upgrade = revision.Upgrade.Text,
        Downgrade = revision.Downgrade?.Text,
    };
}
