namespace Retort.Cli.Output;

/// <summary>Sizes as people say them.</summary>
internal static class ByteSize
{
    /// <summary>For example <c>7.5 MB</c> and <c>1.2 GB</c>.</summary>
    public static string Format(long bytes) => bytes < 1L << 30 ? $"{bytes / 1048576.0:0.0} MB" : $"{bytes / 1073741824.0:0.0} GB";
}
