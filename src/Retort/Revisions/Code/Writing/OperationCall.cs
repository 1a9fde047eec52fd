namespace Retort.Revisions.Code.Writing;

/// <summary>A call of an operation, as it is written and as it is made.</summary>
/// <param name="Code">The call behind <c>op</c>, without the semicolon: <c>.DropTable("users")</c>.</param>
/// <param name="Make">Makes it.</param>
internal sealed record OperationCall(string Code, Action<RevisionOperations> Make)
{
    /// <summary>A call with arguments as they are written; those that are null are left out.</summary>
    public static OperationCall Of(string method, Action<RevisionOperations> make, params ReadOnlySpan<string?> arguments) => new($".{method}({Join(arguments)})", make);

    public static string Join(ReadOnlySpan<string?> arguments)
    {
        var written = new List<string>();
        foreach (var argument in arguments) if (argument is not null) written.Add(argument);
        return string.Join(", ", written);
    }

    /// <summary>A text as a literal.</summary>
    public static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}\"";

    /// <summary>An argument that may be missing: <c>where: "..."</c>.</summary>
    public static string? Named(string name, string? text) => text is null ? null : $"{name}: {Quote(text)}";

    /// <summary>One that is false when it is missing.</summary>
    public static string? Flag(string name, bool value) => value ? $"{name}: true" : null;

    /// <summary>Texts as a collection.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quote))}]";
}
