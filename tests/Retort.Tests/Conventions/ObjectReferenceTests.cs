using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Conventions;

/// <summary>The reference of kinds is made from their code: the queries, the records, the statements.</summary>
public sealed partial class ObjectReferenceTests
{
    private const string Page = "docs/reference/objects.md";
    private static readonly string[] Facets = ["owner", "privileges"];

    [Fact]
    public void The_reference_of_kinds_is_what_the_code_does()
    {
        var text = new StringBuilder($"""
            # Objects

            Every kind of object that Retort reads, compares and writes, in the order in which objects are created. The kinds' names are those that `include` and `exclude` in
            `retort.json` take. What is made again is dropped and created together with everything that depends on it, with owners, privileges, comments and options; nothing
            is dropped with CASCADE, and a change that would lose rows is refused.

            Comments, security labels and the extensions with which an object goes are compared too, of every kind that PostgreSQL lets have them
            ([Facet](../../src/Retort/Catalog/Reflection/Facet.sql) reads them all). They, owners and privileges are always changed in place.

            A privilege is compared with who granted it. What a role granted that is not the owner, but holds the grant option, it grants again in its own name, behind
            `set role`: PostgreSQL takes no other way, and the role that runs the statements must be a member of it or a superuser. The grants of such roles come last, what
            they take back comes first.

            Rows of tables that `referenceData` names are compared too, by the primary key: {ObjectKinds.Row.Ddl.Reference.InPlace} are changed in place.

            | kind | read by | compared | changed in place | made again for |
            |---|---|---|---|---|

            """);
        foreach (var kind in ObjectKinds.All) text.Append($"| {string.Join(" | ", Cells(kind).Select(cell => cell.Length == 0 ? "nothing" : cell))} |\n");
        text.Append("\n## Not modelled\n\nThese are not read; a comparison names each that it meets:\n\n");
        foreach (var one in NotModelled()) text.Append($"- {one}\n");
        text.Append("\nRoles and tablespaces belong to the server: objects name them, and they must be there. Members of extensions are left to their extension.\n");
        Approved.Check(Path.Combine(Source.Root, Page), text.ToString());
    }

    [Fact]
    public void Every_kind_has_a_query_that_psql_can_run_and_a_reader_a_record_and_statements_of_its_own()
    {
        foreach (var kind in ObjectKinds.All)
        {
            foreach (var version in Enumerable.Range(13, 6)) Assert.StartsWith("-- ", SqlFile.Text(kind.Reader.Query, version));
            Assert.Equal(kind.Reader.GetType().Namespace, kind.Ddl.GetType().Namespace);
            Assert.Equal(kind.Reader.GetType().Namespace, RecordOf(kind).Namespace);
            Assert.Contains($"\n| {kind.Name} |", Source.Read(Page));
        }
    }

    [Fact]
    public void No_kind_is_forgotten_or_named_twice()
    {
        Assert.Equal(ObjectKinds.All.Count, ObjectKinds.All.Select(kind => kind.Name).Distinct().Count());
        Assert.Equal(Types<ObjectDdl>().Except([ObjectKinds.Row.Ddl.GetType()]), ObjectKinds.All.Select(kind => kind.Ddl.GetType()).OrderBy(type => type.FullName));
        Assert.Equal(Types<ObjectReader>(), ObjectKinds.All.Select(kind => kind.Reader.GetType()).OrderBy(type => type.FullName));
        Assert.Equal(Types<DatabaseObject>().Except([typeof(Retort.Catalog.Rows.Row)]), ObjectKinds.All.Select(RecordOf).OrderBy(type => type.FullName));
    }

    private static IEnumerable<string> Cells(ObjectKind kind) =>
        [kind.Name, Link(kind), string.Join(", ", Compared(kind)), kind.Ddl.Reference.InPlace, kind.Ddl.Reference.Again];

    /// <summary>The properties of the record that take part in equality, and owner and privileges where the query gives them.</summary>
    private static IEnumerable<string> Compared(ObjectKind kind)
    {
        var query = SqlFile.Text(kind.Reader.Query, 18);
        return RecordOf(kind).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite && !(property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Incidental<>)))
            .Select(property => Words(property.Name))
            .Concat(Facets.Where(facet => Regex.IsMatch(query, $@"\bas {facet}\b")));
    }

    /// <summary><c>IsLogged</c> as <c>logged</c>, <c>PartitionKey</c> as <c>partition key</c>.</summary>
    private static string Words(string name) => Capital().Replace(Regex.Replace(name, "^(Is|Has)(?=[A-Z])", ""), match => $" {match.Value.ToLowerInvariant()}").Trim();

    private static string Link(ObjectKind kind) => $"[{Path.GetFileName(kind.Reader.Query)}](../../src/Retort/{kind.Reader.Query}.sql)";

    private static Type RecordOf(ObjectKind kind)
    {
        var type = kind.Ddl.GetType();
        while (!type.IsGenericType) type = type.BaseType!;
        return type.GenericTypeArguments[0];
    }

    private static IEnumerable<string> NotModelled() => NotModelledPart().Matches(Source.Read("src/Retort/Catalog/Reflection/NotModelled.sql")).Select(match => match.Groups[1].Value);

    private static IEnumerable<Type> Types<T>() => typeof(ValueList).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).OrderBy(type => type.FullName);

    [GeneratedRegex("(?<!^)[A-Z]|^[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"(?:\n\n|union all\n)-- (.+)\n", RegexOptions.None)]
    private static partial Regex NotModelledPart();
}
