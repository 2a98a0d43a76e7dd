using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace SceneScout.Imaging.Keeping;

/// <summary>Keeps pictures in a bucket of any storage that speaks S3: <c>prefix/abcd.../640.webp</c>. An object is there whole or not at all.</summary>
/// <param name="bucket">Which, where, and with which key.</param>
public sealed class S3PictureFiles(S3Bucket bucket) : IPictureFiles, IDisposable
{
    private readonly AmazonS3Client _client = new(
        new BasicAWSCredentials(bucket.AccessKey, bucket.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = bucket.Endpoint.ToString(),
            AuthenticationRegion = bucket.Region,
            // Storage of others has one host for all buckets.
            ForcePathStyle = true,
            // Checksums that only Amazon knows are refused by others.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    /// <inheritdoc />
    public Task PutAsync(PictureKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation) => AskAsync(async () =>
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await _client.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket.Name, Key = NameOf(key), InputStream = stream, ContentType = "image/webp", AutoCloseStream = false, UseChunkEncoding = false },
            cancellation).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc />
    public Task<byte[]?> FindAsync(PictureKey key, CancellationToken cancellation) => AskAsync<byte[]?>(async () =>
    {
        try
        {
            using var found = await _client.GetObjectAsync(bucket.Name, NameOf(key), cancellation).ConfigureAwait(false);
            using var content = new MemoryStream();
            await found.ResponseStream.CopyToAsync(content, cancellation).ConfigureAwait(false);
            return content.ToArray();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    });

    /// <inheritdoc />
    public async IAsyncEnumerable<string> OlderThanAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Objects come in order of their names: those of one picture stand together.
        var (current, young) = ("", false);
        await foreach (var found in ListAsync(bucket.Prefix, cancellation).ConfigureAwait(false))
        {
            var parts = found.Key[bucket.Prefix.Length..].Split('/');
            if (parts.Length != 2 || !PictureKey.IsHash(parts[0]))
                continue;
            if (parts[0] != current)
            {
                if (current.Length > 0 && !young)
                    yield return current;
                (current, young) = (parts[0], false);
            }

            young |= found.LastModified is not { } at || at.ToUniversalTime() >= instant.UtcDateTime;
        }

        if (current.Length > 0 && !young)
            yield return current;
    }

    /// <inheritdoc />
    public async Task RemoveAsync(string hash, CancellationToken cancellation)
    {
        if (!PictureKey.IsHash(hash))
            throw new ArgumentException($"'{hash}' is not accepted: 64 hex digits in lower case.", nameof(hash));
        await foreach (var found in ListAsync($"{bucket.Prefix}{hash}/", cancellation).ConfigureAwait(false))
            await AskAsync(() => _client.DeleteObjectAsync(bucket.Name, found.Key, cancellation)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private string NameOf(PictureKey key) => $"{bucket.Prefix}{key.Hash}/{key.FileName}";

    private async IAsyncEnumerable<S3Object> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? next = null;
        do
        {
            var after = next;
            var page = await AskAsync(() => _client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = bucket.Name, Prefix = prefix, ContinuationToken = after }, cancellation)).ConfigureAwait(false);
            foreach (var found in page.S3Objects ?? [])
                yield return found;
            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }

    // For callers a bucket that does not answer is what a disk that does not is.
    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"Bucket {bucket.Name} at {bucket.Endpoint}: {failed.Message}", failed);
        }
    }
}
