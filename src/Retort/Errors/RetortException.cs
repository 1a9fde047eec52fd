namespace Retort.Errors;

/// <summary>An error in PostgreSQL's own form: what, where, what state the database is in now, what to do.</summary>
/// <remarks>
/// <see cref="Exception.Message"/> is one line, in lower case, without a period, with names in "quotes". No part ever holds a password.
/// </remarks>
public class RetortException : Exception
{
    private string? hint;

    /// <summary>An error with its stable slug, such as <c>multiple-heads</c>, and its one-line message.</summary>
    public RetortException(string code, string message, Exception? cause = null)
        : base(message, cause) => Code = code;

    /// <summary>A stable slug; <c>docs/errors/&lt;code&gt;.md</c> explains it.</summary>
    public string Code { get; }

    /// <summary>One or more sentences that explain the message.</summary>
    public string? Detail { get; init; }

    /// <summary>The places it is about, one a line: <c>file:line</c>, then an excerpt of the statement if there is one.</summary>
    public ValueList<string> Where { get; init; }

    /// <summary>What the database is now; null when nothing was attempted on it.</summary>
    public string? State { get; init; }

    /// <summary>What to do next: a sentence, with a command in backticks that can be pasted.</summary>
    public string? Hint { get => hint; init => hint = value; }

    /// <summary>The same error with other words for what to do next.</summary>
    internal RetortException WithHint(string hint)
    {
        var copy = (RetortException)MemberwiseClone();
        copy.hint = hint;
        return copy;
    }
}
