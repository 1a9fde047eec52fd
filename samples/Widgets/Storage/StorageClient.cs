using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Widgets.Storage;

/// <summary>Files by their keys.</summary>
public sealed class StorageClient(IOptions<StorageOptions> options) : IDisposable
{
    private readonly StorageOptions options = options.Value;
    private readonly Lazy<AmazonS3Client> client = new(() => Connect(options.Value));

    /// <summary>Stores a file.</summary>
    /// <param name="key">Where.</param>
    /// <param name="content">Its bytes, in a stream that can be rewound.</param>
    /// <param name="contentType">What they are.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task PutAsync(string key, Stream content, string contentType, CancellationToken cancellation)
    {
        try
        {
            await SendAsync(key, content, contentType, cancellation);
        }
        catch (AmazonS3Exception error) when (error.ErrorCode == "NoSuchBucket" && options.CreateBucket)
        {
            await client.Value.PutBucketAsync(options.Bucket, cancellation);
            content.Position = 0;
            await SendAsync(key, content, contentType, cancellation);
        }
    }

    /// <summary>An address that anybody may download from for a while, under the file's own name.</summary>
    public async Task<string> DownloadUrlAsync(string key, string name) => await client.Value.GetPreSignedURLAsync(new()
    {
        BucketName = options.Bucket,
        Key = key,
        Expires = DateTime.UtcNow + options.DownloadsLast,
        Protocol = options.Endpoint?.StartsWith("http://", StringComparison.Ordinal) == true ? Protocol.HTTP : Protocol.HTTPS,
        ResponseHeaderOverrides = { ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(name)}" },
    });

    /// <summary>All files below a prefix, a page at a time.</summary>
    public async IAsyncEnumerable<IReadOnlyList<S3Object>> PagesAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await client.Value.ListObjectsV2Async(request, cancellation);
            yield return page.S3Objects ?? [];
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public Task DeleteAsync(string key, CancellationToken cancellation) => client.Value.DeleteObjectAsync(options.Bucket, key, cancellation);

    public void Dispose()
    {
        if (client.IsValueCreated) client.Value.Dispose();
    }

    private Task SendAsync(string key, Stream content, string contentType, CancellationToken cancellation) => client.Value.PutObjectAsync(
        new() { BucketName = options.Bucket, Key = key, InputStream = content, AutoCloseStream = false, ContentType = contentType }, cancellation);

    private static AmazonS3Client Connect(StorageOptions options) => new(new BasicAWSCredentials(options.AccessKey, options.SecretKey), new AmazonS3Config
    {
        ServiceURL = options.Endpoint,
        ForcePathStyle = true,
        AuthenticationRegion = "us-east-1",
        // Servers other than Amazon's do not know its newer checksums.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });
}
