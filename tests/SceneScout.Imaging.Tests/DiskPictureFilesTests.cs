using SceneScout.Imaging.Keeping;

namespace SceneScout.Imaging.Tests;

public sealed class DiskPictureFilesTests : IDisposable
{
    private static readonly string Hash = new('a', 64);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"scout-pictures-{Guid.NewGuid():N}");

    [Fact]
    public async Task What_was_kept_is_found_and_keeping_it_again_changes_nothing()
    {
        var files = new DiskPictureFiles(_folder);
        var key = new PictureKey(Hash, 640);

        Assert.Null(await files.FindAsync(key, CancellationToken.None));
        await files.PutAsync(key, new byte[] { 1, 2, 3 }, CancellationToken.None);
        await files.PutAsync(key, new byte[] { 1, 2, 3 }, CancellationToken.None);

        Assert.Equal([1, 2, 3], await files.FindAsync(key, CancellationToken.None));
        Assert.Null(await files.FindAsync(new PictureKey(Hash, 320), CancellationToken.None));
        Assert.Equal("640.webp", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))));
    }

    [Fact]
    public async Task Many_that_keep_the_same_picture_at_once_leave_it_whole()
    {
        var files = new DiskPictureFiles(_folder);
        var content = new byte[100_000];
        Random.Shared.NextBytes(content);

        await Parallel.ForAsync(0, 16, async (_, cancellation) => await files.PutAsync(new PictureKey(Hash, 640), content, cancellation));

        Assert.Equal(content, await files.FindAsync(new PictureKey(Hash, 640), CancellationToken.None));
        Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_let_go_is_gone_and_only_what_is_old_is_named()
    {
        var files = new DiskPictureFiles(_folder);
        await files.PutAsync(new PictureKey(Hash, 640), new byte[] { 1 }, CancellationToken.None);

        Assert.Empty(await AllAsync(files.OlderThanAsync(DateTimeOffset.UtcNow.AddHours(-1), CancellationToken.None)));
        Assert.Equal([Hash], await AllAsync(files.OlderThanAsync(DateTimeOffset.UtcNow.AddHours(1), CancellationToken.None)));
        await files.RemoveAsync(Hash, CancellationToken.None);
        await files.RemoveAsync(Hash, CancellationToken.None);
        Assert.Null(await files.FindAsync(new PictureKey(Hash, 640), CancellationToken.None));
    }

    [Theory]
    [InlineData("../../etc/passwd", 640)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 640)]
    [InlineData("", 640)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0)]
    public void A_name_that_could_lead_elsewhere_is_none(string hash, int variant)
    {
        Assert.Throws<ArgumentException>(() => new PictureKey(hash, variant));
        Assert.Null(PictureKey.Parse(hash, $"{variant}"));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static async Task<List<string>> AllAsync(IAsyncEnumerable<string> hashes)
    {
        var all = new List<string>();
        await foreach (var hash in hashes)
            all.Add(hash);
        return all;
    }
}
