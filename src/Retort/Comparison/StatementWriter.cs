using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>Turns ordered changes into statements, and joins neighbouring actions on one table into one ALTER TABLE.</summary>
internal sealed class StatementWriter
{
    private readonly List<Statement> statements = [];
    private readonly List<Statement> actions = [];
    private readonly List<Statement> behind = [];

    public static ValueList<Statement> Write(IReadOnlyList<Change> changes, ChangeSet set, ComparisonOptions options)
    {
        var writer = new StatementWriter();
        foreach (var change in changes) writer.Add(Formed(change, set, options), FacetStatements(change, set, options));
        writer.Flush();
        return GrantorTurns.Write(writer.statements).ToValueList();
    }

    private static IEnumerable<Statement> Formed(Change change, ChangeSet set, ComparisonOptions options) =>
        options.Form is { } form ? form(change, [.. Statements(change, set)], set.Context) : Statements(change, set);

    private static IEnumerable<Statement> Statements(Change change, ChangeSet set) => change switch
    {
        CreateChange create => create.Id.Kind.Ddl.Create(create.Object, create.Members, set.Context),
        SetAsideChange aside => new Moves.TableMoveWriter(set.Moves[aside.Id], set).SetAside(aside.Members),
        MoveRowsChange move => new Moves.TableMoveWriter(set.Moves[move.Id], set).Follow(move.SetAside.Members),
        DropChange drop => drop.Id.Kind.Ddl.Drop(drop.Object, set.Context),
        AlterChange alter => alter.Alteration.Statements,
        RenameChange rename => rename.Id.Kind.Ddl.Rename(rename.From, rename.To, set.Context) ?? [],
        _ => throw new InvalidOperationException($"unknown change {change.GetType().Name}"),
    };

    private static IEnumerable<Statement> FacetStatements(Change change, ChangeSet set, ComparisonOptions options) => change switch
    {
        CreateChange create => create.Members.Prepend(create.Object).SelectMany(item => Facets.Write(null, item, set, options)),
        AlterChange alter => Facets.Write(alter.Alteration.MakesAnew ? null : alter.From, alter.To, set, options),
        RenameChange rename => Facets.Write(rename.From, rename.To, set, options),
        _ => [],
    };

    /// <summary>Adds the statements of a change; what is said about it (comments, privileges) waits until the ALTER TABLE in hand is whole.</summary>
    private void Add(IEnumerable<Statement> changes, IEnumerable<Statement> facets)
    {
        foreach (var statement in changes)
        {
            if (statement.Head is null || actions.Count > 0 && actions[0].Head != statement.Head) Flush();
            if (statement.Head is null) statements.Add(statement);
            else actions.Add(statement);
        }
        if (actions.Count > 0) behind.AddRange(facets);
        else statements.AddRange(facets);
    }

    private void Flush()
    {
        if (actions.Count == 1) statements.Add(actions[0]);
        else if (actions.Count > 1) statements.Add(new Statement($"{actions[0].Head}\n  {string.Join(",\n  ", actions.Select(action => action.Action))}"));
        statements.AddRange(behind);
        actions.Clear();
        behind.Clear();
    }
}
