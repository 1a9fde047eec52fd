using Retort.Catalog;
using Retort.Sql;

namespace Retort.Comparison;

/// <summary>What roles grant and revoke that are not the owner of an object, each in its own name: PostgreSQL notes the current role as the grantor, and GRANTED BY takes no other.</summary>
/// <remarks>They take back before all else and grant after all else: then they have, or have again, the grant options and the schemas that they need for it.</remarks>
internal static class GrantorTurns
{
    private const string Begin = "set role ", End = "reset role";

    public static IEnumerable<Statement> Write(List<Statement> statements)
    {
        if (statements.TrueForAll(statement => statement.Grant is null)) return statements;
        var (revoked, granted) = (statements.Where(statement => statement.Grant is { IsRevoked: true }), statements.Where(statement => statement.Grant is { IsRevoked: false }));
        return
        [
            .. Turns(revoked.OrderByDescending(statement => statement.Grant!.Level)),
            .. statements.Where(statement => statement.Grant is null),
            .. Turns(granted.OrderBy(statement => statement.Grant!.Level)),
        ];
    }

    /// <summary>Whether two neighbours are of one turn.</summary>
    public static bool Joins(Statement before, Statement statement) => before.Sql.StartsWith(Begin, StringComparison.Ordinal) || statement.Sql == End;

    /// <summary>Statements in the name of a role.</summary>
    public static IEnumerable<Statement> Turn(string role, IEnumerable<Statement> statements) => [new($"{Begin}{Identifier.Quote(role)}"), .. statements, new(End)];

    private static IEnumerable<Statement> Turns(IOrderedEnumerable<Statement> statements)
    {
        foreach (var turn in statements.ThenBy(statement => statement.Grant!.Grantor, StringComparer.Ordinal).GroupBy(statement => (statement.Grant!.Level, statement.Grant.Grantor)))
            foreach (var statement in Turn(turn.Key.Grantor, turn)) yield return statement;
    }
}
