using Retort.Revisions;
using Retort.Sql;

namespace Retort.Workspaces.Histories;

/// <summary>Statements that do not live on in a squash as they are: what they leave behind in an empty database does, or nothing does.</summary>
internal static class SquashedStatements
{
    private const int Longest = 90;

    private static readonly HashSet<string> Data = ["insert", "update", "delete", "merge", "copy", "truncate", "with", "select", "values", "do", "call"];

    private static readonly HashSet<string> Shared = ["role", "user", "group", "database", "tablespace", "system", "subscription"];

    /// <summary>Statements about rows.</summary>
    public static IEnumerable<string> AboutRows(ValueList<Revision> revisions, Workspace workspace) =>
        Lines(revisions, workspace, words => words.Count > 0 && Data.Contains(words[0]));

    /// <summary>Statements about what all databases of a server share.</summary>
    public static IEnumerable<string> Outside(ValueList<Revision> revisions, Workspace workspace) =>
        Lines(revisions, workspace, words => words is ["create" or "alter" or "drop", var what, ..] && Shared.Contains(what) || words is ["notify" or "load" or "checkpoint", ..]);

    private static IEnumerable<string> Lines(ValueList<Revision> revisions, Workspace workspace, Func<ValueList<string>, bool> isMeant) =>
        from revision in revisions
        from part in revision.Upgrade.Parts
        from statement in part.Statements
        where isMeant(StatementWords.First(statement.Text, 2))
        select $"{workspace.Shown(revision.Path) ?? revision.Id}:{statement.Line}  {Short(statement.Text)}";

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }
}
