namespace Widgets.Storage;

/// <summary>The section <c>Storage</c> of the configuration: any S3.</summary>
public sealed class StorageOptions
{
    public string? Endpoint { get; set; }

    public string Bucket { get; set; } = "widgets";

    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }

    /// <summary>Whether a missing bucket is made: in development.</summary>
    public bool CreateBucket { get; set; }

    /// <summary>How long the address of a download is good.</summary>
    public TimeSpan DownloadsLast { get; set; } = TimeSpan.FromMinutes(5);
}
