namespace Retort.Cli.Output;

/// <summary>A bar that fills up.</summary>
internal static class ProgressBar
{
    private const int Width = 20;

    /// <summary>For example <c>[#########...........]</c>.</summary>
    public static string Of(long done, long total)
    {
        var filled = total == 0 ? Width : (int)(Math.Clamp((double)done / total, 0, 1) * Width);
        return $"[{new string('#', filled)}{new string('.', Width - filled)}]";
    }
}
