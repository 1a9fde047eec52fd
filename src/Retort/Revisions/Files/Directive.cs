using Retort.Errors;

namespace Retort.Revisions.Files;

/// <summary>A comment that speaks to Retort: <c>-- retort: name argument</c>.</summary>
internal readonly record struct Directive(string Name, string Argument, int Line)
{
    public const string Upgrade = "upgrade";
    public const string Downgrade = "downgrade";
    public const string NoTransaction = "no-transaction";
    public const string Transaction = "transaction";
    public const string LockTimeout = "lock-timeout";
    public const string Allow = "allow";
    public const string Backfill = "backfill";

    private static readonly string[] Names = [Upgrade, Downgrade, NoTransaction, Transaction, LockTimeout, Allow, Backfill];

    public bool IsSection => Name is Upgrade or Downgrade;

    /// <summary>The directive in a line comment; null when it is a comment for people.</summary>
    public static Directive? Of(string comment, int line, string? path)
    {
        if (!comment.StartsWith("--", StringComparison.Ordinal)) return null;
        var content = comment.AsSpan(2).Trim();
        if (!content.StartsWith("retort:", StringComparison.Ordinal)) return null;
        content = content[7..].Trim();
        var end = content.IndexOfAny(' ', '\t');
        var name = (end < 0 ? content : content[..end]).ToString();
        if (!Names.Contains(name)) throw Unknown(name, line, path);
        var directive = new Directive(name, end < 0 ? "" : content[end..].Trim().ToString(), line);
        directive.CheckArgument(path);
        return directive;
    }

    private void CheckArgument(string? path)
    {
        var takesOne = Name is LockTimeout or Allow or Backfill;
        if (takesOne == Argument.Length > 0) return;
        throw FileError.At(path, Line, "bad-directive", takesOne
            ? $"the directive \"{Name}\" says too little"
            : $"the directive \"{Name}\" takes nothing after it", hint: Example(Name));
    }

    /// <summary>How a directive is written, as a hint.</summary>
    public static string Example(string name) => $"Write it as `-- retort: {name switch
    {
        LockTimeout => "lock-timeout 10s",
        Allow => "allow deletes-data: the column was never written",
        Backfill => "backfill users by id in 5000",
        _ => name,
    }}`.";

    private static RevisionException Unknown(string name, int line, string? path) =>
        FileError.At(path, line, "unknown-directive", $"there is no directive \"{name}\"",
            hint: Suggestion.Nearest(name, Names) is { } near ? $"Did you mean `-- retort: {near}`?" : $"The directives are {string.Join(", ", Names)}.");
}
