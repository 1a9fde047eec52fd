using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retort.Backups;

/// <summary>The file beside a backup that says how many rows each table had when it was made.</summary>
internal static class BackupCounts
{
    public static string PathOf(string backup) => $"{backup}.rows.json";

    public static void Write(string backup, ValueList<TableCount> counts) =>
        File.WriteAllText(PathOf(backup), JsonSerializer.Serialize(counts.ToArray(), BackupCountsJson.Default.TableCountArray));

    /// <summary>The counts; null when there is no such file.</summary>
    public static ValueList<TableCount>? Read(string backup) => File.Exists(PathOf(backup))
        ? JsonSerializer.Deserialize(File.ReadAllText(PathOf(backup)), BackupCountsJson.Default.TableCountArray)!.ToValueList()
        : null;
}

/// <summary>How the counts become JSON, made when this is compiled.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TableCount[]))]
internal sealed partial class BackupCountsJson : JsonSerializerContext;
