using Retort.Errors;

namespace Retort.Guards;

/// <summary>What a protected database refuses, by the names that <c>--allow</c> takes.</summary>
internal static class Guard
{
    /// <summary>Statements that drop or empty what has rows.</summary>
    public const string DeletesData = "deletes-data";

    /// <summary>The way down through a revision that has been in use for long.</summary>
    public const string Downgrade = "downgrade";

    public const string Clean = "clean";
    public const string Wipe = "wipe";
    public const string Teardown = "teardown";
    public const string Restore = "restore";

    /// <summary>The refusal of one of them.</summary>
    /// <param name="guard">One of the names above.</param>
    /// <param name="database">The name of the database in the workspace.</param>
    /// <param name="what">What would happen, after the colon.</param>
    /// <param name="command">The command line that is allowed to.</param>
    /// <param name="detail">Sentences about it.</param>
    /// <param name="where">The files it is about.</param>
    public static ExecutionException Refuse(string guard, string database, string what, string command, string? detail = null, ValueList<string> where = default) => new(
        "protected-database", $"database \"{database}\" is protected: {what}")
    {
        Detail = detail,
        Where = where,
        State = "Nothing was changed.",
        Hint = $"If that is meant, run `{command} --allow {guard}`.",
    };
}
