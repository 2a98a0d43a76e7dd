using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Matching.Listings;
using static SceneScout.Matching.Tests.Listings.SmallWorld;

namespace SceneScout.Matching.Tests.Listings;

/// <summary>Listings that their sources list anew with another title, time, place or link: what is one event follows from the listings as they are now.</summary>
public sealed class ChangedListingTests
{
    // What each of some listings says, reading after reading. The last one stands.
    private static readonly Gen<Listing[][]> GenReadings =
        from listings in GenListing.Array[1, 14]
        from changes in GenListing.Array[0, 14]
        select listings.Concat(changes.Where(change => Array.Exists(listings, listing => listing.Key == change.Key)))
            .GroupBy(listing => listing.Key).Select(readings => readings.ToArray()).ToArray();

    private static readonly Gen<Listing[][]> GenCrowd =
        from listings in GenListing.Array[20, 70]
        from changes in Gen.Select(Gen.Int[0, 69], GenListing).Array[0, 30]
        select listings.Select((listing, at) => changes.Where(change => change.Item1 == at).Select(change => change.Item2).Prepend(listing)
            .Select(reading => reading with { Key = Key($"{listing.Key.Source}:{at}") }).ToArray()).ToArray();

    // Pairs of listings of which a person said something.
    private static readonly Gen<(int Left, int Right, bool IsSame)[]> GenRulings = Gen.Select(Gen.Int[0, 13], Gen.Int[0, 13], Gen.Bool).Array[0, 3];

    [Fact]
    public void Whatever_the_order_and_the_batches_the_events_are_those_of_the_listings_as_they_are_now() =>
        Gen.Select(GenReadings, Gen.Bool, Gen.Int[1, 7], Gen.Int).Sample((readings, judged, size, seed) =>
            Assert.Equal(Clusters(Once(readings, judged)), Clusters(Run(readings, judged, size, seed))), iter: 500);

    [Fact]
    public void So_it_is_of_a_crowd() =>
        Gen.Select(GenCrowd, Gen.Int[1, 12], Gen.Int).Sample((readings, size, seed) =>
            Assert.Equal(Clusters(Once(readings, true)), Clusters(Run(readings, true, size, seed))), iter: 60);

    [Fact]
    public void So_it_is_where_people_said_something() =>
        Gen.Select(GenReadings, GenRulings, Gen.Int[1, 7], Gen.Int).Sample((readings, said, size, seed) =>
        {
            var rulings = said.Where(pair => pair.Left < readings.Length && pair.Right < pair.Left)
                .Select(pair => PairRuling.Of(readings[pair.Left][0].Key, readings[pair.Right][0].Key, pair.IsSame)).ToArray();
            Assert.Equal(Clusters(Once(readings, true, rulings)), Clusters(Run(readings, true, size, seed, rulings)));
        }, iter: 500);

    [Fact]
    public void Deciding_all_of_it_again_changes_nothing_and_neither_does_loading_it() =>
        Gen.Select(GenCrowd, Gen.Int[1, 12], Gen.Int).Sample((readings, size, seed) =>
        {
            var state = Run(readings, true, size, seed, each: state => Assert.Empty(state.DecideAgain(All(state)).Mutations));
            Assert.Empty(BlockState.Of(Block, state.Events.Reverse(), ListingJudge.Bundled).DecideAgain(All(state)).Mutations);
        }, iter: 60);

    [Fact]
    public void Each_event_has_a_listing_and_each_listing_one_event_whatever_leaves_whom() =>
        Gen.Select(GenReadings, Gen.Bool, Gen.Int[1, 7], Gen.Int).Sample((readings, judged, size, seed) => Run(readings, judged, size, seed, each: state =>
        {
            Assert.All(state.Events, stored => Assert.NotEmpty(stored.Members));
            Assert.All(state.Events, stored => Assert.Equal(stored.Event.Listings, stored.Members.Select(member => member.Key)));
            Assert.Equal(All(state).Length, All(state).Distinct().Count());
        }), iter: 500);

    [Fact]
    public void An_event_keeps_its_id_when_its_only_listing_changes_and_changes_back()
    {
        var state = Deciding(Nothing, Of("yelp:1", "Anna Calvi", "20:00", "Blue Note", 0));
        var id = Assert.Single(state.Events).Event.Id;

        foreach (var title in new[] { "Carla Bley", "Anna Calvi & Band", "Anna Calvi" })
        {
            state = Deciding(state, Of("yelp:1", title, "20:00", "Blue Note", 0));
            Assert.Equal(id, Assert.Single(state.Events).Event.Id);
        }
    }

    [Fact]
    public void One_that_is_another_thing_now_leaves_and_the_id_goes_with_the_listing_that_was_born_to_it()
    {
        var both = Deciding(Nothing, Of("yelp:1", "Anna Calvi at Blue Note", "20:00", "Blue Note", 100), Of("ticketmaster:1", "Anna Calvi", "20:00", "Blue Note", 0));
        var id = Assert.Single(both.Events).Event.Id;
        var keeper = Assert.Single(both.Events[0].Members, member => EventId.Birth(Block, member.Listing) == id).Key;
        var other = Assert.Single(both.Events[0].Members, member => member.Key != keeper).Key;

        Assert.All(new[] { keeper, other }, leaving =>
        {
            var decision = both.Decide([In(Of($"{leaving}", "Quite another name", "23:00", "Village Vanguard", 0), "h2")]);
            var after = both.Apply(decision.Mutations);

            Assert.Equal(2, after.EventCount);
            Assert.Equal(id, after.OwnerOf(keeper));
            var split = Assert.Single(decision.Mutations, mutation => mutation.ExpectedVersion == 0);
            Assert.Equal(id, Assert.Single(split.Donors).Id);
            Assert.Equal(other, Assert.Single(split.Event.Listings));
        });
    }

    [Fact]
    public void One_that_comes_to_be_like_another_event_goes_there()
    {
        var state = Deciding(Nothing, Of("yelp:1", "Carla Bley Trio", "23:00", "Village Vanguard", 0), Of("ticketmaster:1", "Anna Calvi", "20:00", "Blue Note", 0), Of("meetup:1", "Carla Bley", "23:00", "Village Vanguard", 10));
        Assert.Equal(2, state.EventCount);

        var after = Deciding(state, Of("yelp:1", "Anna Calvi at Blue Note", "20:00", "Blue Note", 10));

        Assert.Equal(2, after.EventCount);
        Assert.Equal(after.OwnerOf(Key("ticketmaster:1")), after.OwnerOf(Key("yelp:1")));
        Assert.Equal(state.OwnerOf(Key("ticketmaster:1")) < state.OwnerOf(Key("yelp:1")) ? state.OwnerOf(Key("ticketmaster:1")) : after.OwnerOf(Key("yelp:1")), after.OwnerOf(Key("yelp:1")));
    }

    [Fact]
    public void The_last_listing_of_an_event_that_goes_to_another_takes_the_event_with_it()
    {
        var state = Deciding(Nothing, Of("yelp:1", "Carla Bley Trio", "23:00", "Village Vanguard", 0), Of("ticketmaster:1", "Anna Calvi", "20:00", "Blue Note", 0));
        var decision = state.Decide([In(Of("yelp:1", "Anna Calvi at Blue Note", "20:00", "Blue Note", 10), "h2")]);

        var merged = Assert.Single(decision.Mutations);
        Assert.Equal(state.Events[1].Event.Id, Assert.Single(merged.Retired).Id);
        Assert.Equal(state.Events[0].Event.Id, merged.Event.Id);
        Assert.Single(state.Apply(decision.Mutations).Events);
    }

    [Fact]
    public void What_is_born_to_the_id_of_an_event_that_has_another_name_by_now_is_an_event_of_its_own()
    {
        var state = Deciding(Nothing, Of("yelp:1", "Anna Calvi", "20:00", "Blue Note", 0));
        var id = Assert.Single(state.Events).Event.Id;
        state = Deciding(state, Of("yelp:1", "Quite another name", "23:00", "Village Vanguard", 0));

        state = Deciding(state, Of("meetup:1", "Anna Calvi", "20:00", "Blue Note", 0));

        Assert.Equal(2, state.EventCount);
        Assert.Equal(id, state.OwnerOf(Key("yelp:1")));
    }

    [Fact]
    public void What_a_person_said_to_be_one_stays_one_whatever_it_is_called_later()
    {
        var (left, right) = (Key("ticketmaster:1"), Key("yelp:1"));
        var ruled = Nothing.With([PairRuling.Of(left, right, true)]);
        var state = Deciding(ruled, Of("yelp:1", "Anna Calvi", "20:00", "Blue Note", 0), Of("ticketmaster:1", "Anna Calvi", "20:00", "Blue Note", 0));

        state = Deciding(state, Of("yelp:1", "Quite another name", "23:00", "Village Vanguard", 0));

        Assert.Single(state.Events);
    }

    [Fact]
    public void A_price_that_changes_leaves_all_as_it_is()
    {
        var before = Deciding(Nothing, Of("yelp:1", "Anna Calvi at Blue Note", "20:00", "Blue Note", 100), Of("ticketmaster:1", "Anna Calvi", "20:00", "Blue Note", 0));

        var after = Deciding(before, Of("yelp:1", "Anna Calvi at Blue Note", "20:00", "Blue Note", 100) with { Price = new Price(10, 20, "USD") });

        Assert.Equal(before.Events[0].Event.Id, Assert.Single(after.Events).Event.Id);
        Assert.All(after.Events[0].Members, member => Assert.False(member.Changed));
    }

    [Fact]
    public void Members_that_an_earlier_version_held_together_part_where_they_do_not_belong_together_once_one_is_listed_anew()
    {
        var stored = new StoredEvent(
            new EventHead(Guid.Parse("11111111-1111-4111-8111-111111111111"), 4, [Key("ticketmaster:1"), Key("yelp:1")]),
            [
                new EventMember(Of("ticketmaster:1", "Anna Calvi", "20:00", "Blue Note", 0), "h1", 1, ["same listing"]) { Changed = true },
                new EventMember(Of("yelp:1", "Quite another name", "23:00", "Village Vanguard", 0), "h1", 1, ["same listing"]) { Changed = true },
            ]);
        var state = Deciding(BlockState.Of(Block, [stored], ListingJudge.Bundled), Of("yelp:1", "Quite another name", "23:00", "Village Vanguard", 0) with { Description = "New." });

        Assert.Equal(2, state.EventCount);
        Assert.Equal(stored.Event.Id, state.OwnerOf(Key("ticketmaster:1")));
    }

    private static BlockState Nothing => BlockState.Of(Block, [], ListingJudge.Bundled);

    private static ListingKey[] All(BlockState state) => [.. state.Events.SelectMany(stored => stored.Event.Listings)];

    private static IncomingListing In(Listing listing, string hash) => new(listing, hash, Guid.Empty);

    private static BlockState Deciding(BlockState state, params Listing[] listings) =>
        state.Apply(state.Decide([.. listings.Select(listing => In(listing, $"{listing.GetHashCode()}"))]).Mutations);

    private static BlockState Once(Listing[][] readings, bool judged, PairRuling[]? rulings = null)
    {
        var state = BlockState.Of(Block, [], judged ? ListingJudge.Bundled : null, rulings);
        return state.Apply(state.Decide([.. readings.Select(each => In(each[^1], "now"))]).Mutations);
    }

    // The readings in some order, late and in batches.
    private static BlockState Run(Listing[][] readings, bool judged, int size, int seed, PairRuling[]? rulings = null, Action<BlockState>? each = null)
    {
        var arrivals = readings.SelectMany(each => each.Select((listing, at) => In(listing, $"h{at}") with { Revision = at + 1 })).ToArray();
        new Random(seed).Shuffle(arrivals);
        var state = BlockState.Of(Block, [], judged ? ListingJudge.Bundled : null, rulings);
        foreach (var part in arrivals.Chunk(size))
        {
            state = state.Apply(state.Decide(part).Mutations);
            each?.Invoke(state);
        }

        return state;
    }

    private static string Clusters(BlockState state) => string.Join('\n', state.Events.Select(stored => string.Join(' ', stored.Event.Listings)).Order(StringComparer.Ordinal));
}
