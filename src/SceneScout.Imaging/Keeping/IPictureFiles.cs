namespace SceneScout.Imaging.Keeping;

/// <summary>Where the variants of pictures are kept, by the hash of what they were made from. Writing one again changes nothing; nobody ever reads half a file. Safe to use from many threads and nodes.</summary>
public interface IPictureFiles
{
    /// <summary>Keeps a variant.</summary>
    Task PutAsync(PictureKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>A variant; null when it is not there.</summary>
    Task<byte[]?> FindAsync(PictureKey key, CancellationToken cancellation);

    /// <summary>The hashes that something is kept of and that were last written before an instant, in any order.</summary>
    IAsyncEnumerable<string> OlderThanAsync(DateTimeOffset instant, CancellationToken cancellation);

    /// <summary>Lets go of all variants of a picture; nothing happens when there are none.</summary>
    Task RemoveAsync(string hash, CancellationToken cancellation);
}
