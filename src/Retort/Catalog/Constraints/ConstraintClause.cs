using Retort.Sql;

namespace Retort.Catalog.Constraints;

/// <summary>A constraint as CREATE TABLE and ADD CONSTRAINT write it.</summary>
internal static class ConstraintClause
{
    /// <summary>In CREATE TABLE: without a name where PostgreSQL would choose the same.</summary>
    public static string InTable(Constraint item) => HasGeneratedName(item) ? Body(item) : Named(item);

    /// <summary><c>constraint name check (...)</c>, with NOT VALID where rows were not checked.</summary>
    public static string Named(Constraint item) => $"constraint {item.Id.BareName} {Body(item)}";

    /// <summary>The definition with what belongs to its index put where the grammar wants it: behind the columns, before DEFERRABLE and WHERE.</summary>
    public static string Body(Constraint item)
    {
        var index = (item.Options.Count > 0 ? $" with ({StorageOption.Write(item.Options)})" : "")
            + (item.Tablespace is { } tablespace ? $" using index tablespace {Identifier.Quote(tablespace)}" : "");
        var text = index.Length == 0 ? item.Definition : item.Definition.Insert(EndOfColumns(item.Definition), index);
        return item.IsValid || item.Definition.EndsWith("not enforced", StringComparison.Ordinal) ? text : $"{text} not valid";
    }

    /// <summary>Whether PostgreSQL chooses this very name when none is given.</summary>
    public static bool HasGeneratedName(Constraint item) => item.Id.Name == GeneratedName(item);

    /// <summary>The name that PostgreSQL chooses when none is given and the name is free.</summary>
    public static string GeneratedName(Constraint item)
    {
        var table = item.Id.Table!;
        return item.Type switch
        {
            ConstraintType.PrimaryKey => Catalog.GeneratedName.Of(table, null, "pkey"),
            ConstraintType.Unique => Catalog.GeneratedName.Of(table, Joined(item.Columns), "key"),
            ConstraintType.Exclusion => Catalog.GeneratedName.Of(table, Joined(item.Columns), "excl"),
            ConstraintType.ForeignKey => Catalog.GeneratedName.Of(table, Joined(item.Columns), "fkey"),
            _ => Catalog.GeneratedName.Of(table, item.Columns.Count == 1 ? item.Columns[0] : null, "check"),
        };
    }

    /// <summary>PostgreSQL stops adding column names when the text is as long as a name can be.</summary>
    private static string Joined(ValueList<string> columns)
    {
        var text = "";
        foreach (var column in columns)
        {
            if (text.Length >= 63) break;
            text = text.Length == 0 ? column : $"{text}_{column}";
        }
        return text;
    }

    private static int EndOfColumns(string definition)
    {
        foreach (var ending in new[] { " where (", " deferrable" })
            if (definition.LastIndexOf(ending, StringComparison.Ordinal) is var place and >= 0) return place;
        return definition.Length;
    }
}
