using System.Globalization;
using System.Text;
using Npgsql;
using Retort.Sql;

namespace Retort.Revisions.Code;

/// <summary>What a revision does, operation by operation; each becomes the statement that a person would write.</summary>
/// <remarks>
/// Names are given bare, with a schema before a point where it is not the default one, and are quoted where they must be. Types, defaults and conditions are
/// SQL as it is. Nothing is sent here.
/// </remarks>
public sealed class RevisionOperations
{
    private readonly string owner;
    private readonly StringBuilder text = new();
    private readonly List<CodeStep> steps = [];

    internal RevisionOperations(string owner) => this.owner = owner;

    internal bool IsImpossible { get; private set; }

    /// <summary>Any SQL: one statement or several.</summary>
    public RevisionOperations Sql(string sql)
    {
        var trimmed = sql.Trim();
        text.Append(trimmed).Append(trimmed.EndsWith(';') ? "\n" : ";\n");
        return this;
    }

    /// <summary>Asynchronous work on rows, in the same connection and transaction; it must neither commit nor roll back.</summary>
    /// <remarks>It runs in scratch databases too, where a history is replayed and tables are empty.</remarks>
    /// <param name="name">What it does, in a few words; a change of it is a change of the revision, one of the code is not seen.</param>
    /// <param name="work">The work.</param>
    public RevisionOperations Run(string name, Func<NpgsqlConnection, CancellationToken, Task> work)
    {
        steps.Add(new CodeStep($"{owner}: {name}", work, connectionString => new NpgsqlDataSourceBuilder(connectionString).Build()));
        return Sql(Placeholder(steps[^1].Name));
    }

    /// <summary>Says that there is no way back.</summary>
    public void Irreversible() => IsImpossible = true;

    /// <summary>What follows runs alone, statement by statement, in autocommit.</summary>
    public RevisionOperations WithoutTransaction() => Directive("no-transaction");

    /// <summary>What follows is a transaction of its own.</summary>
    public RevisionOperations InTransaction() => Directive("transaction");

    /// <summary>How long statements that follow wait for a lock.</summary>
    public RevisionOperations LockTimeout(TimeSpan timeout) => Directive($"lock-timeout {timeout.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)}ms");

    /// <summary>Accepts a hazard of the statements that follow.</summary>
    public RevisionOperations Allow(string hazard, string reason) => Directive($"allow {hazard}: {reason}");

    /// <summary>An UPDATE that runs in batches along a key.</summary>
    public RevisionOperations Backfill(string table, string key, int batchSize, string update) =>
        Directive(string.Create(CultureInfo.InvariantCulture, $"backfill {Name(table)} by {Identifier.Quote(key)} in {batchSize}")).Sql(update);

    internal Script ToScript(string path)
    {
        var script = Script.Parse(text.ToString(), path);
        return steps.Count == 0 ? script : script with { Parts = script.Parts.Select(WithCode).ToValueList() };
    }

    /// <summary>A name that may have a schema, quoted.</summary>
    internal static string Name(string name) => string.Join('.', name.Split('.').Select(Identifier.Quote));

    internal static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Identifier.Quote));

    private ScriptPart WithCode(ScriptPart part) => part with
    {
        Statements = part.Statements.Select(statement => steps.Find(step => statement.Text == Placeholder(step.Name)) is { } code ? statement with { Code = code } : statement).ToValueList(),
    };

    // Where the program is not at hand, as in a script for psql, the step must not be passed over.
    private static string Placeholder(string name) => $"do {Literal.Quote($"begin raise exception {Literal.Quote("%")}, {Literal.Quote($"this step is code of a program: {name}")}; end")}";

    private RevisionOperations Directive(string directive)
    {
        text.Append($"-- retort: {directive}\n");
        return this;
    }
}
