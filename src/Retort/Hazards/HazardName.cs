namespace Retort.Hazards;

/// <summary>The stable names of hazards; each has a page <c>docs/hazards/NAME.md</c>.</summary>
public static class HazardName
{
    /// <summary>Rows or values are gone for good.</summary>
    public const string DeletesData = "deletes-data";

    /// <summary>Every row is written anew while nobody can read the table.</summary>
    public const string RewritesTable = "rewrites-table";

    /// <summary>The table is read from end to end under a lock that stops others.</summary>
    public const string ScansUnderLock = "scans-under-lock";

    /// <summary>An index is built.</summary>
    public const string BuildsIndex = "builds-index";

    /// <summary>Readers and writers wait although there is a form in which they need not.</summary>
    public const string BlocksReads = "blocks-reads";

    /// <summary>Writers wait although there is a form in which they need not.</summary>
    public const string BlocksWrites = "blocks-writes";

    /// <summary>A name or a shape that deployed code relies on is gone.</summary>
    public const string BreaksRunningCode = "breaks-running-code";

    /// <summary>It works on an empty table, and may not with rows in it.</summary>
    public const string MayFailOnData = "may-fail-on-data";

    /// <summary>No downgrade brings back what was.</summary>
    public const string NotReversible = "not-reversible";

    /// <summary>PostgreSQL cuts a name to 63 bytes without an error.</summary>
    public const string CutsName = "cuts-name";

    /// <summary>PostgreSQL refuses the statement already on empty tables.</summary>
    public const string DoesNotRun = "does-not-run";

    /// <summary>It acts on the whole server, so it was not measured.</summary>
    public const string ActsOnServer = "acts-on-server";

    /// <summary>A foreign key whose columns no index begins with: deletes of what it refers to read the whole table.</summary>
    public const string ForeignKeyWithoutIndex = "foreign-key-without-index";

    /// <summary>All names, in the order of the documentation.</summary>
    public static ValueList<string> All { get; } =
    [
        DeletesData, RewritesTable, ScansUnderLock, BuildsIndex, BlocksReads, BlocksWrites,
        BreaksRunningCode, MayFailOnData, ForeignKeyWithoutIndex, NotReversible, CutsName, DoesNotRun, ActsOnServer,
    ];
}
