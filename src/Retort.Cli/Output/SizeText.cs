namespace Retort.Cli.Output;

/// <summary>Sizes as people say them.</summary>
internal static class SizeText
{
    public static string Of(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} bytes",
        < 1 << 20 => $"{bytes / 1024.0:0.0} kB",
        < 1 << 30 => $"{bytes / 1048576.0:0.0} MB",
        _ => $"{bytes / 1073741824.0:0.0} GB",
    };
}
