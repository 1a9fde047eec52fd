using System.Text;
using Retort.Errors;
using Retort.Revisions.Files;

namespace Retort.Revisions;

/// <summary>The folder that holds the files of a history.</summary>
/// <param name="path">The folder; need not exist yet.</param>
public sealed class RevisionFolder(string path)
{
    /// <summary>Below this, starting threads costs more than reading the files.</summary>
    private const int WorthThreads = 64;

    /// <summary>The template of the names of new files.</summary>
    public string FileName { get; init; } = RevisionFileName.Default;

    /// <summary>The folder as it was given, which is how its files are shown to people.</summary>
    public string Path => path;

    /// <summary>Reads every <c>*.sql</c> file in it and below, oldest first, ties by id: the order does not depend on names of files.</summary>
    /// <exception cref="RevisionException">A file cannot be used, or two have the same id (<c>duplicate-revision</c>).</exception>
    public ValueList<Revision> Load()
    {
        if (!Directory.Exists(path)) return [];
        var files = Directory.GetFiles(path, "*.sql", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        var revisions = new Revision[files.Length];
        if (files.Length < WorthThreads) for (var i = 0; i < files.Length; i++) revisions[i] = Read(files[i]);
        else ReadAll(files, revisions);
        RefuseDuplicates(revisions);
        return revisions.OrderBy(revision => revision.Created).ThenBy(revision => revision.Id, StringComparer.Ordinal).ToValueList();
    }

    /// <summary>The graph of what the folder holds.</summary>
    public RevisionGraph LoadGraph() => RevisionGraph.Load(Load());

    /// <summary>Writes the file of a new revision and returns it with its path; a file that exists is never touched.</summary>
    /// <exception cref="RevisionException">The message is empty, the id is taken, or a file of that name exists.</exception>
    public Revision Write(Revision revision)
    {
        if (string.IsNullOrWhiteSpace(revision.Message)) throw new RevisionException("empty-message", "the message is empty") { Hint = "Say in one line what the revision does: `-m \"add language to users\"`." };
        var existing = Load();
        RefuseDuplicates([.. existing, revision]);
        var template = RevisionFileName.Parse(FileName);
        for (var number = existing.Count + 1; ; number++)
        {
            var file = System.IO.Path.Combine(path, template.For(revision, number));
            if (TryWrite(file, RevisionFile.Format(revision))) return RevisionFile.Parse(File.ReadAllText(file), file);
            if (!template.HasNumber) throw new RevisionException("file-exists", "the file of the new revision exists already") { Where = [file], Hint = "Choose another message, or a template with `{id}`." };
        }
    }

    /// <summary>Makes a revision's file say that it builds on something else; nothing else in the file changes.</summary>
    internal static void WriteParents(Revision revision, ValueList<string> parents)
    {
        var text = File.ReadAllText(revision.Path!);
        File.WriteAllText(revision.Path!, HeaderEditor.WithParents(text, revision.Path!, parents));
    }

    /// <summary>Gives a revision's file another id; nothing else in the file changes.</summary>
    internal static Revision WriteId(Revision revision, string id)
    {
        var text = HeaderEditor.WithId(File.ReadAllText(revision.Path!), revision.Path!, id);
        File.WriteAllText(revision.Path!, text);
        return RevisionFile.Parse(text, revision.Path!);
    }

    private static bool TryWrite(string file, string text)
    {
        if (File.Exists(file)) return false;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
    }

    private static Revision Read(string file) => RevisionFile.Parse(File.ReadAllText(file), file);

    /// <summary>The first error in the order of files is the one that is thrown, however the threads ran.</summary>
    private static void ReadAll(string[] files, Revision[] revisions)
    {
        var errors = new RetortException?[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            try
            {
                revisions[i] = Read(files[i]);
            }
            catch (RetortException error)
            {
                errors[i] = error;
            }
        });
        if (Array.Find(errors, error => error is not null) is { } first) throw first;
    }

    private static void RefuseDuplicates(Revision[] revisions)
    {
        var seen = new Dictionary<string, Revision>(StringComparer.Ordinal);
        foreach (var revision in revisions)
        {
            if (!seen.TryAdd(revision.Id, revision)) throw Graphs.GraphError.Duplicate(seen[revision.Id], revision);
        }
    }
}
