using Retort.Errors;
using Retort.Revisions;

namespace Retort.Workspaces;

/// <summary>Keeps verbs that write headers or move files from revisions that have no file of SQL here.</summary>
internal static class RevisionFiles
{
    /// <exception cref="RevisionException">One of them is a class of a program (<c>revision-is-class</c>), or is embedded in one (<c>revision-is-embedded</c>).</exception>
    public static void Require(IEnumerable<Revision> revisions, string verb, Func<Revision, string> hint)
    {
        if (revisions.FirstOrDefault(revision => !File.Exists(revision.Path)) is not { } found) return;
        var isFile = found.Path?.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) == true;
        throw new RevisionException(isFile ? "revision-is-embedded" : "revision-is-class", $"cannot {verb} revision \"{found.Id}\": {(isFile ? "it is embedded in a program, and its file is not here" : "it is a class and has no file of SQL")}")
        {
            Where = found.Path is { } path ? [path] : [],
            State = "Nothing was changed.",
            Hint = isFile ? $"Run `retort {verb}` where the files of the revisions are." : hint(found),
        };
    }
}
