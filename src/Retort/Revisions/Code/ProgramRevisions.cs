using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Retort.Revisions.Code;

/// <summary>All revisions that an assembly carries: files that the build embedded, and classes.</summary>
internal static class ProgramRevisions
{
    /// <param name="assembly">The assembly.</param>
    /// <param name="folder">The embedded folder; null takes all.</param>
    /// <param name="database">The database whose classes are wanted; null takes all.</param>
    [RequiresUnreferencedCode("Classes of the assembly are found by reflection.")]
    public static ValueList<Revision> Read(Assembly assembly, string? folder, string? database = null) =>
        EmbeddedRevisions.Read(assembly, folder).Concat(CodeRevisions.Read(assembly, database))
            .OrderBy(revision => revision.Created).ThenBy(revision => revision.Id, StringComparer.Ordinal).ToValueList();
}
