using Retort.Catalog;
using Retort.Catalog.Constraints;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Tables;
using Retort.Sql;

namespace Retort.Online;

/// <summary>Constraints: added without a look at the rows, which are checked after; keys by an index that is built before.</summary>
internal static class ConstraintForm
{
    public static IEnumerable<Statement> Create(Constraint item, IReadOnlyList<Statement> statements, DdlContext context, int serverVersion)
    {
        if (item.Type is ConstraintType.PrimaryKey or ConstraintType.Unique) return Key(item, statements, context);
        if (item.IsInherited || !item.IsValid || item.ParentIndex is not null || statements is not [{ Head: { } head }]) return statements;
        return item.Type switch
        {
            ConstraintType.Check => IsReplaced(item, context) ? Replace(item, head) : NotValid(item, head),
            ConstraintType.ForeignKey => ForeignKey(item, head, statements, context, serverVersion),
            _ => statements, // PostgreSQL has no other form for what excludes
        };
    }

    public static IEnumerable<Statement> Drop(Constraint item, IReadOnlyList<Statement> statements, DdlContext context) =>
        // The old check stays until the new one is proved.
        item.Type == ConstraintType.Check && !item.IsInherited && IsReplaced(item, context) && context.To[item.Id] is Constraint { Type: ConstraintType.Check, IsValid: true } ? [] : statements;

    private static IEnumerable<Statement> NotValid(Constraint item, string head) =>
    [
        new(head, $"add {ConstraintClause.Named(item with { IsValid = false })}"),
        OnlineStatements.Validate(item.Id.QualifiedTable, item.Id.Name) with { CanWait = item.Comment is null },
    ];

    /// <summary>The new check under another name, then the old one's.</summary>
    private static IEnumerable<Statement> Replace(Constraint item, string head)
    {
        var name = GeneratedName.Of(item.Id.Name, null, "new");
        yield return new(head, $"add {ConstraintClause.Named(item with { Id = item.Id with { Name = name }, IsValid = false })}");
        yield return OnlineStatements.Validate(item.Id.QualifiedTable, name);
        yield return new($"{head} drop constraint {item.Id.BareName}");
        yield return new($"{head} rename constraint {Identifier.Quote(name)} to {item.Id.BareName}");
    }

    private static bool IsReplaced(Constraint item, DdlContext context) =>
        context.From[item.Id] is Constraint { Type: ConstraintType.Check, IsInherited: false } old && context.IsCreated(item.Id) && old.Columns.All(name => !IsRetyped(item.Id, name, context));

    /// <summary>A check of a column whose type changes must go before.</summary>
    private static bool IsRetyped(ObjectId check, string name, DdlContext context)
    {
        var column = check with { Kind = ObjectKinds.Column, Name = name };
        return context.From[column] is Catalog.Columns.Column from && (context.To[column] is not Catalog.Columns.Column to || from.Type != to.Type || from.Collation != to.Collation);
    }

    /// <summary>Where an index that serves it is built too, that comes first: from the moment that the key is there, deletes of what it refers to ask for the index.</summary>
    private static IEnumerable<Statement> ForeignKey(Constraint item, string head, IReadOnlyList<Statement> statements, DdlContext context, int serverVersion)
    {
        var parts = Parts(item, head, statements, context, serverVersion);
        if (item.Comment is not null || ServingIndex.Of(item, context.To) is not { } index || !context.IsCreated(index)) return parts;
        return parts.Select(statement => new Statement(statement.Sql) { Alone = statement.Alone, CanWait = true });
    }

    private static IEnumerable<Statement> Parts(Constraint item, string head, IReadOnlyList<Statement> statements, DdlContext context, int serverVersion)
    {
        if (context.To[item.Container!.Value] is not Table { PartitionKey: not null } || serverVersion >= 18) return NotValid(item, head);
        // Before 18 a partitioned table takes no NOT VALID: each partition gets the key, and the parent takes them over.
        var partitions = Partitions(item.Container.Value, context.To).Where(partition => !context.IsCreated(partition.Container!.Value)).ToList();
        return
        [
            .. partitions.Select(partition => new Statement($"alter table {partition.Id.QualifiedTable}", $"add {ConstraintClause.Named(item with { IsValid = false })}")),
            .. partitions.Select(partition => OnlineStatements.Validate(partition.Id.QualifiedTable, item.Id.Name)),
            .. statements,
        ];
    }

    /// <summary>The partitions that hold rows, also those of partitions.</summary>
    private static IEnumerable<TableInheritance> Partitions(ObjectId table, Database database) =>
        database.Objects.OfType<TableInheritance>().Where(bond => bond.Bound is not null && bond.Parent == table.QualifiedName).OrderBy(bond => bond.Id)
            .SelectMany(bond => database[bond.Container!.Value] is Table { PartitionKey: not null } part ? Partitions(part.Id, database) : [bond]);

    private static IEnumerable<Statement> Key(Constraint item, IReadOnlyList<Statement> statements, DdlContext context)
    {
        if (context.To[item.Container!.Value] is Table { PartitionKey: not null }) return OnParent(item, statements, context);
        if (item.ParentIndex is null) return statements.Count > 0 && statements[0].Head is not null ? [.. ByIndex(item, statements[0].Head!), .. statements.Skip(1)] : statements;
        return MadeByParent(item, context) ? [.. ByIndex(item, $"alter table {item.Id.QualifiedTable}"), Attach(item)] : statements;
    }

    /// <summary>Of a table that is partitioned, and perhaps itself a partition: the key of nothing, which is whole with the last that is attached.</summary>
    private static IEnumerable<Statement> OnParent(Constraint item, IReadOnlyList<Statement> statements, DdlContext context)
    {
        if (item.ParentIndex is null) return statements is [{ Head: not null, Action: { } action }] ? [new($"alter table only {item.Id.QualifiedTable} {action}")] : statements;
        return MadeByParent(item, context) ? [new($"alter table only {item.Id.QualifiedTable} add {ConstraintClause.Named(item)}"), Attach(item)] : statements;
    }

    private static bool MadeByParent(Constraint item, DdlContext context) =>
        context.To.Objects.OfType<Constraint>().FirstOrDefault(other => other.Id.QualifiedName == item.ParentIndex && other.HasIndex) is { } parent && context.IsCreated(parent.Id) && !context.IsCreated(parent.Container!.Value);

    private static Statement Attach(Constraint item) => new($"alter index {item.ParentIndex} attach partition {item.Id.QualifiedName}");

    /// <summary>The index beside everybody's work, then the constraint that takes it over.</summary>
    internal static IEnumerable<Statement> ByIndex(Constraint item, string head)
    {
        var (kind, rest) = item.Type == ConstraintType.PrimaryKey ? ("primary key", item.Definition["primary key".Length..]) : ("unique", item.Definition["unique".Length..]);
        var deferrable = rest.IndexOf(" deferrable", StringComparison.Ordinal) is var place and >= 0 ? rest[place..] : "";
        var body = deferrable.Length > 0 ? rest[..^deferrable.Length] : rest;
        // The index says NULLS NOT DISTINCT behind its columns, the constraint before them.
        const string Nulls = " nulls not distinct";
        if (body.StartsWith(Nulls, StringComparison.Ordinal)) body = $"{body[Nulls.Length..]}{Nulls}";
        var options = (item.Options.Count > 0 ? $" with ({StorageOption.Write(item.Options)})" : "") + (item.Tablespace is { } tablespace ? $" tablespace {Identifier.Quote(tablespace)}" : "");
        yield return new($"create unique index concurrently {item.Id.BareName} on {item.Id.QualifiedTable}{body}{options}") { OutsideTransaction = true };
        yield return new(head, $"add constraint {item.Id.BareName} {kind} using index {item.Id.BareName}{deferrable}");
    }
}
