using System.Globalization;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;

namespace SceneScout.Domain.Tests.Matching;

public sealed class BlockSizeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(4_000)]
    public void A_block_is_reckoned_smaller_than_what_it_takes_to_build_from_what_is_stored_and_not_much(int description)
    {
        var stored = Enumerable.Range(0, 60).Select(n => JsonSerializer.SerializeToUtf8Bytes(Listed(n, description), EventJson.Default.Listing)).ToList();
        Build(stored);

        // So few that all is done by this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var block = Build(stored);
        var built = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(block.Bytes, built / 12, built);
    }

    [Fact]
    public void What_changes_in_a_block_changes_its_size_and_nothing_remains_of_what_goes()
    {
        var empty = BlockState.Of("b", []);
        var decision = empty.Decide([new IncomingListing(Listed(1, 100), "h1", Guid.NewGuid())]);
        var one = empty.Apply(decision.Mutations);
        var again = one.Apply(one.Decide([new IncomingListing(Listed(1, 1_100), "h2", Guid.NewGuid())]).Mutations);

        Assert.Equal(0, empty.Bytes);
        Assert.Equal(BlockSize.Of(Assert.Single(one.Events)), one.Bytes);
        Assert.Equal(BlockSize.Of(Assert.Single(again.Events)), again.Bytes);
        Assert.InRange(again.Bytes - one.Bytes, 200, 2_000);
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(400, true)]
    public void What_listings_are_found_by_is_reckoned_also_where_the_store_had_none_of_it_and_the_tables_of_many(int listings, bool tables)
    {
        var stored = Enumerable.Range(0, listings).Select(n => JsonSerializer.SerializeToUtf8Bytes(Listed(n, 0), EventJson.Default.Listing)).ToList();

        var block = Build(stored);

        Assert.All(block.Events, loaded => Assert.NotNull(loaded.Members[0].Content.Signs));
        var events = block.Events.Sum(BlockSize.Of);
        Assert.Equal(tables, block.Bytes > events);
        Assert.InRange(block.Bytes, events, events + (listings * 200));
        var update = block.Apply(block.Decide([new IncomingListing(Listed(1, 1_000), "h2", Guid.NewGuid())]).Mutations);
        Assert.Equal(block.Bytes - events, update.Bytes - update.Events.Sum(BlockSize.Of));
    }

    private static BlockState Build(List<byte[]> stored)
    {
        var block = BlockState.Of("b", stored.Select((json, n) =>
        {
            var member = new EventMember(ListingContent.Stored(json, null), "h", 1, []);
            return new StoredEvent(new EventHead(new Guid(n, 0, 0, new byte[8]), 1, [member.Key]), [member]);
        }));
        block.Decide([]);
        return block;
    }

    // Of words that come again, as in texts.
    private static string Words(int seed, int length)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, length / 8).Select(_ => string.Create(CultureInfo.InvariantCulture, $"word{random.Next(1_000):000} ")));
    }

    private static Listing Listed(int n, int description) => new()
    {
        Key = new ListingKey(SourceName.Yelp, $"{n}"),
        Title = string.Create(CultureInfo.InvariantCulture, $"A concert of some length, number {n}"),
        Description = description == 0 ? null : Words(n, description),
        Time = new EventTime(new EventMoment(new DateOnly(2027, 1, 1), new TimeOnly(20, 0), null), null, null, false),
        Url = $"https://events.example/{n}",
        Images = [new ImageLink($"https://img.example/{n}.jpg", 640, 480)],
        Venue = new Venue { Name = "The Hall", City = "Berlin" },
    };
}
