using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Retort.Revisions;

namespace Retort.Hazards;

/// <summary>Remembers the hazards of revisions: a file for each, named by all that they depend on.</summary>
/// <param name="folder">Where the files are; it need not exist.</param>
/// <param name="server">What names the server on which they were measured.</param>
internal sealed class HazardCache(string folder, string server)
{
    private static readonly string Tool = typeof(HazardCache).Assembly.ManifestModule.ModuleVersionId.ToString();

    /// <summary>What was found of a revision; null when it was not measured yet.</summary>
    public ValueList<Hazard>? Find(Revision revision, string key)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(PathOf(revision, key)), HazardJson.Default.HazardArray)?.ToValueList();
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Remembers what was found; where nothing can be written, it is found again the next time.</summary>
    public void Keep(Revision revision, string key, ValueList<Hazard> hazards)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var ignore = Path.Combine(Path.GetDirectoryName(folder)!, ".gitignore");
            if (!File.Exists(ignore)) File.WriteAllText(ignore, "*\n");
            var path = PathOf(revision, key);
            var written = $"{path}.{Environment.ProcessId}";
            File.WriteAllText(written, JsonSerializer.Serialize([.. hazards], HazardJson.Default.HazardArray));
            File.Move(written, path, overwrite: true);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written only costs time.
        }
    }

    /// <summary>Comments and directives do not change the key of a state, but lines and what is accepted.</summary>
    private string PathOf(Revision revision, string key)
    {
        var first = revision.Upgrade.Parts.SelectMany(part => part.Statements).FirstOrDefault()?.Line;
        var all = $"{Tool}\n{server}\n{key}\n{first}\n{revision.Downgrade is null}\n{revision.Upgrade.Text}";
        return Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..32]}.json");
    }
}
