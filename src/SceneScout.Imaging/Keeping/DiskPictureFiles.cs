using System.Runtime.CompilerServices;

namespace SceneScout.Imaging.Keeping;

/// <summary>Keeps pictures in a folder: <c>ab/abcd.../640.webp</c>. A file is written beside its place and then moved there, so it is whole or not there.</summary>
/// <param name="folder">The folder; it is made when the first picture is kept.</param>
public sealed class DiskPictureFiles(string folder) : IPictureFiles
{
    private const string Unfinished = ".part";

    /// <inheritdoc />
    public async Task PutAsync(PictureKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var place = Path.Combine(FolderOf(key.Hash), key.FileName);
        Directory.CreateDirectory(FolderOf(key.Hash));
        var part = $"{place}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            await File.WriteAllBytesAsync(part, content, cancellation).ConfigureAwait(false);
            File.Move(part, place, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <inheritdoc />
    public async Task<byte[]?> FindAsync(PictureKey key, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(FolderOf(key.Hash), key.FileName), cancellation).ConfigureAwait(false);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> OlderThanAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var group in Directory.EnumerateDirectories(folder))
            foreach (var picture in Directory.EnumerateDirectories(group))
            {
                cancellation.ThrowIfCancellationRequested();
                if (PictureKey.IsHash(Path.GetFileName(picture)) && Directory.GetLastWriteTimeUtc(picture) < instant.UtcDateTime)
                    yield return Path.GetFileName(picture);
            }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task RemoveAsync(string hash, CancellationToken cancellation)
    {
        if (!PictureKey.IsHash(hash))
            throw new ArgumentException($"'{hash}' is not accepted: 64 hex digits in lower case.", nameof(hash));
        try
        {
            Directory.Delete(FolderOf(hash), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else was faster.
        }

        return Task.CompletedTask;
    }

    private string FolderOf(string hash) => Path.Combine(folder, hash[..2], hash);
}
