using SceneScout.Imaging.Keeping;

namespace SceneScout.Imaging.Tests;

public sealed class S3PictureFilesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly string Hash = new('a', 64);

    [Fact]
    public async Task What_was_kept_is_found_under_the_prefix_and_what_is_let_go_is_gone()
    {
        await using var server = await BucketServer.StartAsync();
        using var files = Of(server);

        Assert.Null(await files.FindAsync(new PictureKey(Hash, 640), None));
        foreach (var variant in new[] { 320, 640, 1280 })
            await files.PutAsync(new PictureKey(Hash, variant), new byte[] { 1, 2, 3 }, None);

        Assert.Equal([1, 2, 3], await files.FindAsync(new PictureKey(Hash, 640), None));
        var kept = server.Objects[$"pictures/{Hash}/640.webp"];
        Assert.Equal("image/webp", kept.Type);
        Assert.Equal([1, 2, 3], kept.Content);
        await files.RemoveAsync(Hash, None);
        await files.RemoveAsync(Hash, None);
        Assert.Empty(server.Objects);
    }

    [Fact]
    public async Task Only_pictures_of_which_all_is_old_are_named_over_all_pages()
    {
        await using var server = await BucketServer.StartAsync();
        using var files = Of(server);
        var (old, young, mixed) = (new string('1', 64), new string('2', 64), new string('3', 64));
        var now = DateTimeOffset.UtcNow;
        foreach (var (hash, variant, age) in new[] { (old, 320, 3), (old, 640, 3), (old, 1280, 3), (young, 320, 0), (mixed, 320, 3), (mixed, 640, 0) })
            server.Objects[$"pictures/{hash}/{variant}.webp"] = ([1], null, now.AddDays(-age));
        server.Objects["pictures/readme.txt"] = ([1], null, now.AddDays(-9));

        var named = new List<string>();
        await foreach (var hash in files.OlderThanAsync(now.AddDays(-1), None))
            named.Add(hash);

        Assert.Equal([old], named);
    }

    [Fact]
    public async Task A_bucket_that_refuses_is_an_error_that_names_it_and_not_its_secret()
    {
        await using var server = await BucketServer.StartAsync();
        server.Broken = true;
        using var files = Of(server);

        var error = await Assert.ThrowsAsync<IOException>(() => files.PutAsync(new PictureKey(Hash, 640), new byte[] { 1 }, None));

        Assert.Contains("Bucket bucket at http://127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", error.ToString(), StringComparison.Ordinal);
    }

    private static S3PictureFiles Of(BucketServer server) => new(new S3Bucket(server.Address, "us-east-1", "bucket", "pictures/", "key", "planted-secret"));
}
