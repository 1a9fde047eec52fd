using System.Security.Cryptography;
using System.Text;
using Retort.Revisions;

namespace Retort.Sources;

/// <summary>For each revision a key of the state after it: it changes with the revision and with all that it builds on.</summary>
internal static class RevisionKeys
{
    /// <summary>The keys by id; each revision is looked at once.</summary>
    public static Dictionary<string, string> Of(RevisionGraph graph, string schema)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var revision in graph.Pending([]))
        {
            var before = string.Join('\n', revision.Parents.Concat(graph.DependsOnIds(revision)).Select(id => keys[id]));
            keys[revision.Id] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{schema}\n{before}\n{revision.Id}\n{revision.Checksum}")));
        }
        return keys;
    }
}
