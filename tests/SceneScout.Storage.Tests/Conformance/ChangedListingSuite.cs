using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;

namespace SceneScout.Storage.Tests.Conformance;

public sealed class Changed_listings_on_SQLite() : ChangedListingSuite(new SqliteFixture());

public sealed class Changed_listings_on_PostgreSQL() : ChangedListingSuite(new PostgresFixture());

/// <summary>Listings that leave events for others, and take them with them, as they change.</summary>
public abstract class ChangedListingSuite(StoreFixture fixture) : StoreSuite(fixture)
{
    private const int Steps = 60;
    private static readonly string[] Titles = ["Jazz Night", "Rock Show", "Opera"];
    private static readonly string[] Pages = ["https://a.example/e/1", "https://b.example/e/2", "https://c.example/e/3"];

    [StoreFact]
    public async Task Each_event_has_a_listing_and_each_listing_one_event_at_every_step()
    {
        var random = new Random(7);
        var state = BlockState.Of("block", []);
        for (var step = 0; step < Steps; step++)
        {
            IncomingListing[] batch = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Reading(random, step))];
            var decision = state.Decide(batch);
            var written = await Store.Events.WriteAsync(decision.Mutations, Now.AddMinutes(step), None);
            state = state.Apply(decision.Mutations);

            Assert.All(written, Assert.True);
            Assert.DoesNotContain(await Store.Ledger.FindBreachesAsync(Now, TimeSpan.Zero, None), breach => breach.Rule is "event-members" or "listing-event" or "redirects" or "row-counts");
            Assert.Equal(Picture(state), Picture(BlockState.Of("block", await Store.Events.LoadBlockAsync("block", None))));
        }

        Assert.NotEmpty((await Store.Feed.ReadAsync(0, 1_000, false, None)).Changes.Where(change => change.Kind == Domain.Feed.EventChangeKind.Split));
        Assert.NotEmpty((await Store.Feed.ReadAsync(0, 1_000, false, None)).Changes.Where(change => change.Kind == Domain.Feed.EventChangeKind.Merged));
    }

    // Of few listings, each with a page or none, so that they meet and part.
    private static IncomingListing Reading(Random random, int step) => new(
        Sample.Listing($"{random.Next(8)}", Titles[random.Next(Titles.Length)], random.Next(2) == 0 ? "yelp" : "meetup", Sample.On(2026, 5, 1 + random.Next(2)), new Venue { Name = "Blue Note" }) with
        {
            Url = random.Next(3) == 0 ? null : Pages[random.Next(Pages.Length)],
        },
        $"h{step}-{random.Next()}",
        Guid.Empty);

    private static string Picture(BlockState state) => string.Join('\n', state.Events.Select(stored =>
        $"{stored.Event.Id} {stored.Event.Version} {string.Join(' ', stored.Members.Select(member => $"{member.Key} {member.ContentHash} {member.Changed} {member.Listing.Title}"))}"));
}
