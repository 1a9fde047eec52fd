using System.IO.Enumeration;

namespace Retort.Catalog.Rows;

/// <summary>Tables chosen by globs: <c>countries</c>, <c>shop.*</c>; a glob without a schema means the default one.</summary>
internal sealed record TableChoice(ValueList<string> Globs)
{
    public bool Includes(ObjectId table, string schema) => Globs.Any(glob => Matches(glob, table, schema));

    public static bool Matches(string glob, ObjectId table, string schema)
    {
        var own = table.Schema.Length == 0 ? schema : table.Schema;
        return FileSystemName.MatchesSimpleExpression(glob.Contains('.', StringComparison.Ordinal) ? glob : $"{schema}.{glob}", $"{own}.{table.Name}", ignoreCase: false);
    }
}
