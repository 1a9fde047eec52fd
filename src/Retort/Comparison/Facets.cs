using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>The properties that objects of any kind may have and that statements of their own change: owner, comment, privileges, labels.</summary>
internal static class Facets
{
    /// <summary>The object without any of them.</summary>
    public static DatabaseObject Strip(DatabaseObject item) =>
        item with { Owner = null, Comment = null, Privileges = null, SecurityLabels = [], Extensions = [] };

    /// <summary>The object without those that are not compared.</summary>
    public static DatabaseObject Ignore(DatabaseObject item, ComparisonOptions options) => options is { Owners: true, Privileges: true }
        ? item
        : item with { Owner = options.Owners ? item.Owner : null, Privileges = options.Privileges ? item.Privileges : null };

    /// <summary>The statements that bring them from what an object has (null: it was just created) to what it should have.</summary>
    public static IEnumerable<Statement> Write(DatabaseObject? from, DatabaseObject to, ChangeSet set, ComparisonOptions options)
    {
        var ddl = to.Id.Kind.Ddl;
        // Who creates an object owns it: the role that runs the statements, taken to be the one that read the database.
        if (options.Owners && !ddl.OwnerFollows(to) && to.Owner is { } owner && (from?.Owner ?? set.From.Role) is { Length: > 0 } before && owner != before)
            yield return new($"alter {ddl.OwnerAddress(to)} owner to {Sql.Identifier.Quote(owner)}");
        if (to.Comment != from?.Comment)
            yield return new($"comment on {ddl.Address(to)} is {(to.Comment is { } text ? Sql.Literal.Quote(text) : "null")}");
        if (options.Privileges)
            foreach (var statement in PrivilegeWriter.Write(from, to, set)) yield return statement;
        foreach (var statement in Labels(from, to, ddl)) yield return statement;
        foreach (var extension in to.Extensions.Except(from?.Extensions ?? [])) yield return new($"alter {ddl.Address(to)} depends on extension {Sql.Identifier.Quote(extension)}");
        foreach (var extension in (from?.Extensions ?? []).Except(to.Extensions)) yield return new($"alter {ddl.Address(to)} no depends on extension {Sql.Identifier.Quote(extension)}");
    }

    private static IEnumerable<Statement> Labels(DatabaseObject? from, DatabaseObject to, ObjectDdl ddl)
    {
        foreach (var label in to.SecurityLabels.Except(from?.SecurityLabels ?? []))
            yield return new($"security label for {Sql.Identifier.Quote(Provider(label))} on {ddl.Address(to)} is {Sql.Literal.Quote(label[(Provider(label).Length + 2)..])}");
        foreach (var label in (from?.SecurityLabels ?? []).Where(old => to.SecurityLabels.All(label => Provider(label) != Provider(old))))
            yield return new($"security label for {Sql.Identifier.Quote(Provider(label))} on {ddl.Address(to)} is null");
    }

    private static string Provider(string label) => label[..label.IndexOf(": ", StringComparison.Ordinal)];
}
