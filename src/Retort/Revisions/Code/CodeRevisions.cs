using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Retort.Errors;

namespace Retort.Revisions.Code;

/// <summary>Finds the revisions that an assembly has as classes.</summary>
public static class CodeRevisions
{
    /// <summary>Every <see cref="CodeRevision"/> of an assembly, in the order of their times, ties by id.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="database">The database whose revisions are wanted; null takes all.</param>
    /// <exception cref="RevisionException">A class has no id (<c>class-without-id</c>), or its description cannot be used.</exception>
    [RequiresUnreferencedCode("Classes of the assembly are found by reflection.")]
    public static ValueList<Revision> Read(Assembly assembly, string? database = null) => assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(CodeRevision)))
        .Where(type => database is null || type.GetCustomAttribute<RevisionAttribute>() is not { Database.Length: > 0 } attribute || attribute.Database == database)
        .Select(Read)
        .OrderBy(revision => revision.Created).ThenBy(revision => revision.Id, StringComparer.Ordinal)
        .ToValueList();

    [RequiresUnreferencedCode("The constructor is found by reflection.")]
    private static Revision Read(Type type)
    {
        var path = type.FullName!;
        var attribute = type.GetCustomAttribute<RevisionAttribute>() ?? throw At(path, "class-without-id", $"the class \"{type.Name}\" is a revision without an id", $"Write `[Revision(\"{RevisionId.New()}\", Parent = \"...\", Message = \"...\")]` above it.");
        if (RevisionId.Fault(attribute.Id) is { } fault) throw At(path, "illegal-revision-id", $"\"{attribute.Id}\" cannot be the id of a revision", null, fault);
        if (attribute.Message.Trim().Length == 0) throw At(path, "empty-message", $"the revision \"{attribute.Id}\" has no message", "Say in one line what it does: `Message = \"copy names\"`.");
        var code = (CodeRevision)Activator.CreateInstance(type, nonPublic: true)!;
        var (up, down) = (new RevisionOperations(type.Name), new RevisionOperations(type.Name));
        code.Upgrade(up);
        code.Downgrade(down);
        var (upgrade, downgrade) = (up.ToScript(path), down.IsImpossible ? null : down.ToScript(path));
        return new()
        {
            Id = attribute.Id,
            Parents = Names(attribute.Parent),
            DependsOn = Names(attribute.DependsOn),
            Labels = Names(attribute.Label),
            Message = attribute.Message.Trim(),
            Created = Created(attribute, path),
            Path = path,
            Upgrade = upgrade,
            Downgrade = downgrade,
            Checksum = ScriptChecksum.Of(upgrade, downgrade),
        };
    }

    private static ValueList<string> Names(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToValueList();

    private static DateTimeOffset Created(RevisionAttribute attribute, string path)
    {
        if (attribute.Created.Length == 0) return default;
        return DateTimeOffset.TryParse(attribute.Created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var created)
            ? created
            : throw At(path, "bad-field", $"\"{attribute.Created}\" is not a time", "Write it as `2026-11-20T09:12:44Z`.");
    }

    private static RevisionException At(string path, string code, string message, string? hint, string? detail = null) => new(code, message) { Detail = detail, Where = [path], Hint = hint };
}
