using Retort.Errors;
using Retort.Revisions;

namespace Retort.Workspaces;

/// <summary>Keeps verbs that write headers or move files from revisions that are classes of a program.</summary>
internal static class RevisionFiles
{
    /// <exception cref="RevisionException">One of them has no file of SQL (<c>revision-is-class</c>).</exception>
    public static void Require(IEnumerable<Revision> revisions, string verb, Func<Revision, string> hint)
    {
        if (revisions.FirstOrDefault(revision => !File.Exists(revision.Path)) is not { } found) return;
        throw new RevisionException("revision-is-class", $"cannot {verb} revision \"{found.Id}\": it is a class and has no file of SQL")
        {
            Where = found.Path is { } path ? [path] : [],
            State = "Nothing was changed.",
            Hint = hint(found),
        };
    }
}
