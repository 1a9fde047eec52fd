namespace Retort.Catalog;

/// <summary>One SQL command that a comparison asks for.</summary>
public sealed record Statement
{
    /// <summary>A command that stands alone.</summary>
    public Statement(string sql) => Sql = sql;

    /// <summary>One action of an ALTER TABLE (or of another command that takes a list of actions); neighbours with the same head become one command.</summary>
    public Statement(string head, string action) => (Sql, Head, Action) = ($"{head} {action}", head, action);

    /// <summary>The command, without its closing semicolon.</summary>
    public string Sql { get; }

    /// <summary>What stands before the action: <c>alter table users</c>; null when the command cannot be joined with another.</summary>
    public string? Head { get; }

    /// <summary>The action: <c>add column email text</c>.</summary>
    public string? Action { get; }

    /// <summary>Whether it must be committed before what follows may use what it made: a new label of an enum (55P04).</summary>
    public bool CommitsFirst { get; init; }

    /// <summary>Whether it refuses to run inside a transaction.</summary>
    public bool OutsideTransaction { get; init; }

    /// <summary>Whether it is a transaction of its own: it reads a whole table, and nobody waits as long as no other lock is kept meanwhile.</summary>
    public bool Alone { get; init; }

    /// <summary>Whether nothing that follows needs it, so that it may run after all that is brief.</summary>
    public bool CanWait { get; init; }

    /// <summary>How an UPDATE runs in batches: <c>users by id in 5000</c>; null for what is one statement.</summary>
    public string? Backfill { get; init; }

    /// <summary>The GRANT or REVOKE that it is, when it must run in the name of a role that is not the owner.</summary>
    internal Privileges.Grant? Grant { get; init; }

    /// <summary>The command.</summary>
    public override string ToString() => Sql;
}
