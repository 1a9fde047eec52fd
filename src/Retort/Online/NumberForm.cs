using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.IdentitySequences;
using Retort.Catalog.Sequences;
using Retort.Sql;

namespace Retort.Online;

/// <summary>New columns that number their rows: the rows that are there get their numbers in batches.</summary>
internal static class NumberForm
{
    /// <summary>What <c>serial</c> stands for, said step by step.</summary>
    public static IEnumerable<Statement> Serial(Column item, IReadOnlyList<DatabaseObject> members, DdlContext context, OnlineForm form)
    {
        var (head, sequence) = (OnlineStatements.Head(item.Id), members.OfType<Sequence>().First());
        return
        [
            new($"create sequence {sequence.Id.QualifiedName}{As(item)}"),
            .. Numbered(item, sequence.Id.QualifiedName, head, context, form),
            new($"alter sequence {sequence.Id.QualifiedName} owned by {item.Id.QualifiedTable}.{item.Id.BareName}"),
        ];
    }

    /// <summary>An identity writes every row anew, unless it comes to a column that has its numbers already.</summary>
    public static IEnumerable<Statement> Identity(Column item, IReadOnlyList<DatabaseObject> members, IReadOnlyList<Statement> statements, DdlContext context, OnlineForm form)
    {
        // Numbers that begin or step otherwise, or a sequence of another name, are left to PostgreSQL itself.
        if (item.IdentitySettings is { } settings && settings != SequenceSettings.Default(item.Type)) return statements;
        if (members.Any(member => member is not IdentitySequence) || statements.Count != 1) return statements;
        var (head, column) = (OnlineStatements.Head(item.Id), item.Id.BareName);
        var fill = (item.Id with { Kind = ObjectKinds.Sequence, Table = null, Name = GeneratedName.Of(item.Id.Table!, item.Id.Name, "fill") }).QualifiedName;
        return
        [
            new($"create sequence {fill}{As(item)}"),
            .. Numbered(item, fill, head, context, form),
            new(head, $"alter column {column} drop default"),
            new(head, $"alter column {column} add {ColumnClause.Identity(item)}"),
            new($"select setval(pg_get_serial_sequence({Literal.Quote(item.Id.QualifiedTable)}, {Literal.Quote(item.Id.Name)}), nextval({Literal.Quote(fill)}), false)"),
            new($"drop sequence {fill}"),
        ];
    }

    /// <summary>New rows take the next number at once, those that are there in batches.</summary>
    private static IEnumerable<Statement> Numbered(Column item, string sequence, string head, DdlContext context, OnlineForm form) =>
    [
        new(head, $"add column {ColumnClause.Write(item with { NotNull = false, NotNullConstraint = null, Identity = null, IdentitySettings = null }, null, [])}"),
        .. ColumnDdl.Settings(item),
        new($"{head} alter column {item.Id.BareName} set default nextval({Literal.Quote(sequence)})"),
        OnlineStatements.Fill(item.Id, "default", context.To),
        .. OnlineStatements.NotNull(item.Id, head, form.ServerVersion),
    ];

    private static string As(Column item) => item.Type == "bigint" ? "" : $" as {item.Type}";
}
