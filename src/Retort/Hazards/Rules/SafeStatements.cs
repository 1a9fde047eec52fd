using Retort.Sql;

namespace Retort.Hazards.Rules;

/// <summary>Online forms that several rules suggest.</summary>
internal static class SafeStatements
{
    private const string NextTransaction = "\n\n-- retort: transaction\n";

    /// <summary>A constraint whose check of the rows comes after, under a lock that stops nobody.</summary>
    public static string NotValid(string table, string name, string definition)
    {
        var bare = definition.EndsWith(" not valid", StringComparison.Ordinal) ? definition[..^" not valid".Length] : definition;
        return $"alter table {table} add constraint {Identifier.Quote(name)} {bare} not valid;{NextTransaction}alter table {table} validate constraint {Identifier.Quote(name)};";
    }

    /// <summary>NOT NULL by the recipe of the server's version.</summary>
    public static string NotNull(string table, string column, int serverVersion)
    {
        var name = Identifier.Quote($"{column}_not_null");
        var quoted = Identifier.Quote(column);
        if (serverVersion >= 18)
            return $"alter table {table} add constraint {name} not null {quoted} not valid;{NextTransaction}alter table {table} validate constraint {name};";
        return $"alter table {table} add constraint {name} check ({quoted} is not null) not valid;{NextTransaction}alter table {table} validate constraint {name};"
            + $"{NextTransaction}alter table {table} alter column {quoted} set not null;\nalter table {table} drop constraint {name};";
    }

    /// <summary>An index that is built beside everybody's work, and the constraint that takes it over.</summary>
    public static string Concurrently(string definition, string? constraint)
    {
        var index = definition.StartsWith("create unique index ", StringComparison.Ordinal)
            ? $"create unique index concurrently {definition["create unique index ".Length..]}"
            : $"create index concurrently {definition["create index ".Length..]}";
        var form = $"-- retort: no-transaction\n{index.Replace(" using btree ", " ", StringComparison.Ordinal)};";
        return constraint is null ? form : $"{form}{NextTransaction}{constraint};";
    }
}
