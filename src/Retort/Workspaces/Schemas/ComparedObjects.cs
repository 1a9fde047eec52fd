using System.IO.Enumeration;
using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Defaults;
using Retort.Catalog.Domains;
using Retort.Catalog.IdentitySequences;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Publications;
using Retort.Catalog.Rows;
using Retort.Catalog.ViewColumns;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Workspaces.Schemas;

/// <summary>Which objects <c>include</c> and <c>exclude</c> let be compared.</summary>
internal sealed class ComparedObjects
{
    private readonly DatabaseConfiguration configuration;

    /// <exception cref="ConfigurationException">A glob matches no kind: what it should keep out would not be kept out.</exception>
    public ComparedObjects(DatabaseConfiguration configuration)
    {
        this.configuration = configuration;
        foreach (var glob in configuration.Include.Kinds.Concat(configuration.Exclude.Kinds))
            if (!ObjectKinds.All.Any(kind => Matches(glob, kind.Name))) throw UnknownKind(glob);
    }

    public bool Include(DatabaseObject item)
    {
        // What lives in no schema is counted with the default one, a schema with what is in it.
        var schema = item is Catalog.Schemas.Schema ? item.Id.Name : item.Id.Schema.Length > 0 ? item.Id.Schema : configuration.Schema;
        return Chooses(configuration.Include.Schemas, schema, ifEmpty: true) && Chooses(configuration.Include.Kinds, Whole(item).Name, ifEmpty: true)
            && !Chooses(configuration.Exclude.Schemas, schema, ifEmpty: false) && !Chooses(configuration.Exclude.Kinds, Whole(item).Name, ifEmpty: false);
    }

    /// <summary>The kind that stands for it: what an object is made of cannot be left out of it.</summary>
    private static ObjectKind Whole(DatabaseObject item) => item switch
    {
        Column or ColumnDefault or IdentitySequence or TableInheritance or Row => ObjectKinds.Table,
        ViewColumn => item.Container!.Value.Kind,
        DomainConstraint => ObjectKinds.Domain,
        PublicationTable or PublicationSchema => ObjectKinds.Publication,
        _ => item.Id.Kind,
    };

    private static bool Chooses(ValueList<string> globs, string name, bool ifEmpty) => globs.Count == 0 ? ifEmpty : globs.Any(glob => Matches(glob, name));

    private static bool Matches(string glob, string name) => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: false);

    private static ConfigurationException UnknownKind(string glob) => new("unknown-kind", $"there is no kind of object \"{glob}\"")
    {
        Detail = "`include` and `exclude` name kinds as `docs/reference/objects.md` does.",
        Hint = Suggestion.Nearest(glob, ObjectKinds.All.Select(kind => kind.Name)) is { } kind ? $"Did you mean \"{kind}\"?" : "Write a kind such as `view`, `function` or `text search*`.",
    };
}
