using Retort.Errors;
using Retort.Sql;

namespace Retort.Revisions.Files;

/// <summary>Makes errors that name a line of a revision file.</summary>
internal static class FileError
{
    public static RevisionException At(string? path, int line, string code, string message, string? detail = null, string? hint = null) =>
        new(code, message) { Where = [SqlSplitter.Place(path, line)], Detail = detail, Hint = hint };
}
