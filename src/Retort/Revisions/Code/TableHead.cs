using Retort.Revisions.Code.Writing;

namespace Retort.Revisions.Code;

/// <summary>How a change of a table begins.</summary>
internal static class TableHead
{
    /// <summary><c>alter table users</c>; null for any other statement.</summary>
    public static string? Of(string statement)
    {
        var reader = new StatementReader(statement);
        return reader.Take("alter", "table") && reader.Name() is not null ? statement[..reader.Position].TrimEnd() : null;
    }
}
