namespace Retort.Cli.Output;

/// <summary>Sizes as people say them.</summary>
internal static class ByteSize
{
    /// <summary>For example <c>812 kB</c>, <c>12.4 MB</c>, <c>3.0 GB</c>.</summary>
    public static string Format(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024} kB",
        < 1024L * 1024 * 1024 => $"{bytes / 1048576.0:0.0} MB",
        _ => $"{bytes / 1073741824.0:0.0} GB",
    };
}
