namespace Retort.Configuration;

/// <summary>Every key of <c>retort.json</c>; <c>docs/reference/retort.schema.json</c> lists the same.</summary>
internal static class ConfigurationKeys
{
    public static readonly string[] Workspace = ["$schema", "databases", "scratch", "server", "mainBranch"];

    public static readonly string[] Server = ["version", "port", "data"];

    public static readonly string[] Database =
    [
        "url", "directUrl", "revisions", "model", "optional", "schema", "fileName", "lockTimeout", "protected", "maxDowngradeAge", "seed", "referenceData", "include", "exclude", "privileges", "owners", "perBranch",
    ];

    public static readonly string[] SqlModel = ["sql"];

    public static readonly string[] ProjectModel = ["project", "context"];

    public static readonly string[] SqlSeed = ["sql"];

    public static readonly string[] ProgramSeed = ["program"];

    public static readonly string[] Filter = ["schemas", "kinds"];
}
