namespace Retort.Backups;

/// <summary>The SQL files beside this code.</summary>
internal static class BackupScript
{
    public static string Read(string name)
    {
        using var stream = typeof(BackupScript).Assembly.GetManifestResourceStream($"Backups/{name}") ?? throw new InvalidOperationException($"the assembly lacks {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
