using Retort.Comparison;
using Retort.Configuration;
using Retort.Errors;
using Retort.Sources;
using Retort.Sources.Projects;
using Retort.Sql;

namespace Retort.Workspaces.Schemas;

/// <summary>What all sources of a database's model say together: SQL files and the contexts of projects, in the order of the configuration.</summary>
internal sealed record DesiredModel
{
    /// <summary>The statements that build it, each with the file that it comes from.</summary>
    public required IReadOnlyList<(SqlStatement Statement, string Path)> Statements { get; init; }

    /// <summary>Renames that code tells; some may have been made long ago.</summary>
    public ValueList<RenameHint> Renames { get; init; }

    /// <summary>Tables, by name, whose rows come with the model.</summary>
    public ValueList<string> Seeded { get; init; }

    /// <summary>Columns, as <c>orders.state</c>, that are enums in code and that nothing in the schema holds to their names.</summary>
    public ValueList<string> UncheckedEnums { get; init; }

    /// <summary>Reads every source.</summary>
    /// <exception cref="RetortException">There is no model, or a source of it cannot be read.</exception>
    public static async Task<DesiredModel> ReadAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        var configuration = database.Configuration;
        if (configuration.Model.Count == 0)
            throw new ConfigurationException("no-model", $"database \"{database.Name}\" has no model")
            {
                Hint = "Say where its schema is written: `\"model\": [ { \"sql\": \"schema/*.sql\" } ]`.",
            };
        var statements = new List<(SqlStatement Statement, string Path)>();
        var (renames, seeded, enums) = (new List<RenameHint>(), new List<string>(), new List<string>());
        foreach (var source in configuration.Model)
        {
            if (source is SqlModelSource sql) statements.AddRange(ModelFiles.Find(sql.Globs, "`\"model\"` in `retort.json`").SelectMany(SqlSource.Statements));
            if (await TextAsync(database, source, cancellation) is not ({ } text, var path)) continue;
            statements.AddRange(text.Statements.Select(statement => (statement, path)));
            statements.Add((Back(configuration.Schema), path));
            renames.AddRange(text.Renames.Select(RenameHint.Parse));
            seeded.AddRange(text.ReferenceData);
            enums.AddRange(text.UncheckedEnums);
        }
        return new() { Statements = statements, Renames = renames.Distinct().ToValueList(), Seeded = seeded.Distinct().ToValueList(), UncheckedEnums = enums.Distinct().ToValueList() };
    }

    private static async Task<(ModelText? Text, string Path)> TextAsync(WorkspaceDatabase database, ModelSource source, CancellationToken cancellation) => source switch
    {
        ProjectModelSource project => await new ProjectModel(Path.Combine(database.Workspace.Configuration.WorkFolder, "models"), database.Workspace.Progress).ReadAsync(project, cancellation),
        PrintedModelSource printed => (ModelText.Parse(printed.Print(), printed.Name), printed.Name),
        _ => (null, ""),
    };

    /// <summary>A context with a default schema of its own has a search path of its own.</summary>
    private static SqlStatement Back(string schema) =>
        new() { Text = $"set search_path = {(schema == "public" ? "public" : $"{Identifier.Quote(schema)}, public")}", Line = 1 };
}
