using Retort.Catalog;
using Retort.Comparison;
using Retort.Configuration;

namespace Retort.Workspaces.Schemas;

/// <summary><c>diff</c>: the statements that lead from one schema to another.</summary>
internal static class DiffVerb
{
    /// <summary>Compares two schemas. Two databases are compared in everything; a model only in what it says and the configuration asks for.</summary>
    public static async Task<DiffReport> DiffAsync(this WorkspaceDatabase database, SchemaSpec from, SchemaSpec to, CancellationToken cancellation)
    {
        // A model in code says whose rows are read, on both sides.
        if ((from is SchemaSpec.Model || to is SchemaSpec.Model) && database.Configuration.Model.Any(source => source is not SqlModelSource)) await database.DesiredAsync(cancellation);
        var (before, after) = await database.ReadAsync(from, to, cancellation);
        (before, after, var areAlike) = await database.AlikeAsync((from, before), (to, after), cancellation);
        if (IsModel(to)) after = ModelComparison.Completed(after, before, database.Configuration);
        else if (IsModel(from)) before = ModelComparison.Completed(before, after, database.Configuration);
        var difference = Comparer.Compare(before, after, ModelComparison.Options(database.Configuration, asksForValues: false));
        return new DiffReport
        {
            Statements = difference.Statements.Select(statement => statement.Sql).ToValueList(),
            Script = DifferenceScript.Write(difference, database.Configuration.Schema),
            LosesRows = difference.LosesRows.Select(table => table.QualifiedName).ToValueList(),
            NotModelled = before.NotModelled.Union(after.NotModelled).ToValueList(),
            IsOfOneSpelling = areAlike,
            ServerVersions = [before.ServerVersion, after.ServerVersion],
        };
    }

    private static bool IsModel(SchemaSpec spec) => spec is SchemaSpec.Model or SchemaSpec.Files or SchemaSpec.Target;
}
