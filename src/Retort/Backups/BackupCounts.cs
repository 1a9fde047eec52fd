using System.Text.Json;
using System.Text.Json.Serialization;
using Retort.Errors;

namespace Retort.Backups;

/// <summary>The file beside a backup that says how many rows each table had when it was made.</summary>
internal static class BackupCounts
{
    public static string PathOf(string backup) => $"{backup}.rows.json";

    public static void Write(string backup, ValueList<TableCount> counts) =>
        File.WriteAllText(PathOf(backup), JsonSerializer.Serialize(counts.ToArray(), BackupCountsJson.Default.TableCountArray));

    /// <summary>Takes the file away, where there is one.</summary>
    public static void Remove(string backup)
    {
        if (File.Exists(PathOf(backup))) File.Delete(PathOf(backup));
    }

    /// <summary>The counts; null when there is no such file.</summary>
    /// <exception cref="ServerException">Somebody wrote something else into it.</exception>
    public static ValueList<TableCount>? Read(string backup)
    {
        if (!File.Exists(PathOf(backup))) return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(PathOf(backup)), BackupCountsJson.Default.TableCountArray)!.ToValueList();
        }
        catch (JsonException wrong)
        {
            throw new ServerException("backup-unreadable", "the file that says how many rows the backup has is no such file", wrong)
            {
                Where = [PathOf(backup)],
                State = "The database that was there before is untouched.",
                Hint = "Remove it to restore without that comparison.",
            };
        }
    }
}

/// <summary>How the counts become JSON, made when this is compiled.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TableCount[]))]
internal sealed partial class BackupCountsJson : JsonSerializerContext;
