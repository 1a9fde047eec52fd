using Retort.Hazards.Measuring;

namespace Retort.Hazards.Rules;

/// <summary>What a rule may look at besides the facts of the one statement.</summary>
internal sealed record RuleContext
{
    /// <summary>The state before the revision: what it makes itself is new to everybody.</summary>
    public required CatalogState Start { get; init; }

    /// <summary>The state after the whole revision: what one statement takes, another may give back.</summary>
    public required CatalogState End { get; init; }

    /// <summary>The default schema.</summary>
    public required string Schema { get; init; }

    /// <summary>The server's major version.</summary>
    public required int ServerVersion { get; init; }

    /// <summary>Whether a relation was there before the revision, so that somebody may be using it.</summary>
    public bool Existed(uint relation) => Start.Relations.ContainsKey(relation);

    /// <summary>The columns of a table's primary key, by which batches can go; <c>id</c> where it has none.</summary>
    public string Key(uint table) => End.Constraints.Values.Concat(Start.Constraints.Values).FirstOrDefault(item => item.Type == 'p' && item.Relation == table) is { } key
        ? string.Join(", ", key.Columns.Select(number => (End.Columns.GetValueOrDefault((table, number)) ?? Start.Columns.GetValueOrDefault((table, number)))?.Name).OfType<string>().Select(Sql.Identifier.Quote))
        : "id";

    /// <summary>The name of a relation as SQL writes it.</summary>
    public string Name(MeasuredRelation relation) => relation.In(Schema);

    /// <summary>The name of an object as SQL writes it where a schema is the default one.</summary>
    public string Name(MeasuredObject item)
    {
        var prefix = $"{Sql.Identifier.Quote(Schema)}.";
        var bare = item.Name.StartsWith(prefix, StringComparison.Ordinal) ? item.Name[prefix.Length..] : item.Name;
        return item.Class is "schema" or "label" ? item.Name : bare.Replace($"({prefix}", "(", StringComparison.Ordinal).Replace($", {prefix}", ", ", StringComparison.Ordinal);
    }

    /// <summary>The name of a relation as SQL writes it, wherever it is still known.</summary>
    public string Name(uint relation) =>
        (Start.Relations.GetValueOrDefault(relation) ?? End.Relations.GetValueOrDefault(relation)) is { } known ? Name(known) : $"relation {relation}";
}
