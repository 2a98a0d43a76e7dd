using SceneScout.Domain.Events;
using SceneScout.Domain.Feed;
using SceneScout.Domain.Pictures;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Pictures_on_SQLite() : PictureSuite(new SqliteFixture());

public sealed class Pictures_on_PostgreSQL() : PictureSuite(new PostgresFixture());

public abstract class PictureSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const string Url = "https://img.example/1.jpg";

    private static readonly TaskType Images = TaskType.Of("images");

    [StoreFact]
    public async Task A_chosen_picture_stands_with_its_event_and_the_feed_tells_of_it_once()
    {
        await WrittenAsync();
        var began = (await Store.Feed.ReadAsync(0, 100, false, None)).Next;

        var first = await CommitAsync("t1", Chosen(1, Shown()));
        var second = await CommitAsync("t2", Chosen(1, Shown()));

        Assert.Equal<Guid>([Sample.Id(1)], first!.Changed);
        Assert.Empty(second!.Changed);
        var found = (await Store.Events.FindAsync(Sample.Id(1), None))!.Picture!;
        Assert.True(Shown().Same(found));
        var change = Assert.Single((await Store.Feed.ReadAsync(began, 100, true, None)).Changes);
        Assert.Equal((EventChangeKind.Processed, Sample.Id(1), 1L), (change.Kind, change.EventId, change.Version));
        Assert.Equal(TaskState.Succeeded, (await FindAsync("t2")).State);
        Assert.Equal(2, await Fixture.CountAsync("event_processing_log WHERE stage = 'images' AND status = 'success'"));
    }

    [StoreFact]
    public async Task What_was_fetched_is_known_by_its_address_by_its_hash_and_by_what_it_looks_like()
    {
        await WrittenAsync();
        await CommitAsync("t1", Chosen(1, Shown()));

        Assert.Equal(new PictureLink(Url, Hash('a'), null, null), (await Store.Pictures.FindLinksAsync([Url, "https://img.example/2.jpg"], None))[Url]);
        var kept = Assert.Single(await Store.Pictures.FindAsync([Hash('a'), Hash('b')], None)).Value;
        Assert.Equal((Kept().Width, Kept().Perceptual, Kept().BlurHash, 2), (kept.Width, kept.Perceptual, kept.BlurHash, kept.Variants.Length));
        Assert.Equal(Hash('a'), Assert.Single(await Store.Pictures.FindByPartsAsync([7, 8], None)).Hash);
        Assert.Empty(await Store.Pictures.FindByPartsAsync([9], None));
        Assert.Empty(await Store.Pictures.FindByPartsAsync([], None));
    }

    [StoreFact]
    public async Task An_address_that_failed_is_known_with_its_reason_and_harms_nothing()
    {
        await WrittenAsync();
        var lease = await LeaseAsync("t1", Images);

        var committed = await Store.Pictures.CommitAsync(
            new PictureBatch(lease, [], [new PictureLink(Url, null, "the answer is 404", Now.AddHours(6))], [new ChosenPicture(Sample.Id(1), 1, null, $"{Url}: the answer is 404")]), Now, None);

        Assert.Empty(committed!.Changed);
        Assert.Equal(new PictureLink(Url, null, "the answer is 404", Now.AddHours(6)), (await Store.Pictures.FindLinksAsync([Url], None))[Url]);
        Assert.Equal(1, await Fixture.CountAsync("event_processing_log WHERE stage = 'images' AND status = 'failed' AND error LIKE '%404%'"));
        Assert.NotNull(await Store.Events.FindAsync(Sample.Id(1), None));
    }

    [StoreFact]
    public async Task An_event_that_has_another_version_by_now_and_one_that_is_gone_are_left_alone()
    {
        await WrittenAsync();
        await Store.Events.WriteAsync([Sample.Change(Sample.Id(1), 1, Sample.Listing("a", "changed"))], Now, None);

        var committed = await CommitAsync("t1", Chosen(1, Shown()), new ChosenPicture(Sample.Id(9), 1, Shown(), null));

        Assert.Empty(committed!.Changed);
        Assert.Null((await Store.Events.FindAsync(Sample.Id(1), None))!.Picture);
        Assert.Contains("\"outdated\":1", committed.ResultJson.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Under_a_lost_lease_nothing_is_written()
    {
        await WrittenAsync();
        var lease = await LeaseAsync("t1", Images);
        await Store.Tasks.CancelAsync("t1", Now, None);

        Assert.Null(await Store.Pictures.CommitAsync(new PictureBatch(lease, [Kept()], [new PictureLink(Url, Hash('a'), null, null)], [Chosen(1, Shown())]), Now, None));
        Assert.Equal((0, 0), (await Fixture.CountAsync("pictures"), await Fixture.CountAsync("picture_links")));
    }

    [StoreFact]
    public async Task A_picture_that_is_no_longer_there_is_taken_off_its_event()
    {
        await WrittenAsync();
        await CommitAsync("t1", Chosen(1, Shown()));

        Assert.Equal<Guid>([Sample.Id(1)], (await CommitAsync("t2", Chosen(1, null)))!.Changed);
        Assert.Null((await Store.Events.FindAsync(Sample.Id(1), None))!.Picture);
    }

    [StoreFact]
    public async Task Events_come_with_their_listings_their_city_and_the_picture_they_show()
    {
        await WrittenAsync();
        await CommitAsync("t1", Chosen(1, Shown()));

        var subject = Assert.Single(await Store.Pictures.ReadAsync([Sample.Id(1), Sample.Id(9)], None));

        Assert.Equal((Sample.Id(1), 1, "Berlin"), (subject.Event.Id, subject.Listings.Length, subject.City));
        Assert.True(Shown().Same(subject.Current));
        Assert.Equal(1, await Store.Pictures.CountShownAsync(None));
    }

    [StoreFact]
    public async Task A_picture_goes_with_its_parts_and_addresses_once_no_event_shows_it()
    {
        await WrittenAsync();
        await CommitAsync("t1", Chosen(1, Shown()));

        Assert.Equal(0, (await Store.Retention.PruneAsync("pictures", Now.AddDays(1), null, 100, Now.AddDays(61), None)).Rows);
        await CommitAsync("t2", Chosen(1, null));
        Assert.Equal(1, (await Store.Retention.PruneAsync("pictures", Now.AddDays(1), null, 100, Now.AddDays(61), None)).Rows);
        Assert.Equal((0, 0, 0), (await Fixture.CountAsync("pictures"), await Fixture.CountAsync("picture_parts"), await Fixture.CountAsync("picture_links")));
    }

    private static string Hash(char digit) => new(digit, 64);

    private static KeptPicture Kept() => new()
    {
        Hash = Hash('a'),
        Format = "jpeg",
        Width = 640,
        Height = 360,
        Perceptual = "00000000000000ff",
        Parts = [7, 8],
        BlurHash = "L0TSUA",
        Colour = "#ffffff",
        Variants = [new PictureSize(320, 320, 180, 1000), new PictureSize(640, 640, 360, 3000)],
    };

    private static EventPicture Shown() => new()
    {
        Url = Url,
        Hash = Hash('a'),
        Width = 640,
        Height = 360,
        BlurHash = "L0TSUA",
        Colour = "#ffffff",
        Alt = "Jazz Night, Berlin",
        Variants = Kept().Variants,
        Reasons = ["square"],
    };

    private static ChosenPicture Chosen(int id, EventPicture? picture) => new(Sample.Id(id), 1, picture, null);

    private async Task WrittenAsync() => await Store.Events.WriteAsync([Sample.New(Sample.Id(1), Sample.Listing("a", venue: Sample.Place(52.5, 13.4, "Berlin")) with { Images = [new ImageLink(Url, 640, 360)] })], Now, None);

    private async Task<PictureCommit?> CommitAsync(string task, params ChosenPicture[] chosen) => await Store.Pictures.CommitAsync(
        new PictureBatch(await LeaseAsync(task, Images), [.. chosen.Any(one => one.Picture is not null) ? new[] { Kept() } : []], [new PictureLink(Url, Hash('a'), null, null)], [.. chosen]), Now, None);
}
