using System.Text.Json;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;

namespace SceneScout.Domain.Tests.Matching;

public class BlockStateProperties
{
    private const string Block = "dr5r/2026-05-01";
    private static readonly DateOnly Day = new(2026, 5, 1);

    // A small world, so that keys collide in every way that they can.
    private static readonly Gen<Listing> GenListing =
        from source in Gens.One("ticketmaster", "eventbrite", "yelp", "meetup", "manual")
        from id in Gen.Int[1, 8]
        from title in Gens.One("Jazz Night", "JAZZ  night!", "Rock Show", "!!!")
        from date in Gens.One<string?>("2026-05-01", "2026-05-02", null)
        from time in Gens.One<string?>("20:00", "22:00", null)
        from venue in Gens.One<string?>("Blue Note", "The Garage", null)
        from url in Gens.One<string?>(null, null, "https://a.example/e/1", "http://www.a.example/e/1/?utm_source=x", "https://b.example/e/2")
        from tickets in Gens.One<string?>(null, null, "https://a.example/e/tickets-1234567")
        from stable in Gens.One<string?>(null, null, null, "s1", "s2")
        from link in Gens.One<string?>(null, null, null, "eventbrite:1", "ticketmaster:2", "yelp:7")
        from description in Gens.One<string?>(null, "short", "a longer text")
        from status in Gen.Enum<EventStatus>()
        select Listings.Of($"{source}:{id}", title, date, time, venue, url) with
        {
            TicketUrl = tickets,
            StableId = stable,
            LinksTo = link is null ? [] : [Listings.Key(link)],
            Description = description,
            Status = status,
        };

    private static readonly Gen<IncomingListing[]> GenSet =
        GenListing.Array[0, 24].Select(listings => listings.DistinctBy(listing => listing.Key).Select(listing => Listings.Incoming(listing)).ToArray());

    [Fact]
    public void The_order_and_the_batches_of_arrival_leave_no_trace() =>
        Gen.Select(GenSet, Gen.Int[1, 7], Gen.Int).Sample((set, size, seed) =>
        {
            var shuffled = set.ToArray();
            new Random(seed).Shuffle(shuffled);
            var whole = Picture(Run(set, Math.Max(1, set.Length)));
            Assert.Equal(whole, Picture(Run(shuffled, size)));
            Assert.Equal(whole, Picture(Run(shuffled, 1)));
        }, iter: 1_000);

    [Fact]
    public void Deciding_the_same_again_changes_nothing() =>
        Gen.Select(GenSet, GenListing.Select(listing => Listings.Incoming(listing, "h2")).Array[0, 8]).Sample((set, updates) =>
        {
            var state = Run([.. set], 5);
            state = state.Apply(state.Decide(updates).Mutations);
            var again = state.Decide(updates);
            Assert.Empty(again.Mutations);
            Assert.All(again.Answers, answer => Assert.Equal(MatchKind.Unchanged, answer.Kind));
        }, iter: 1_000);

    [Fact]
    public void A_state_rebuilt_from_its_events_decides_the_same() =>
        Gen.Select(GenSet, GenSet).Sample((before, incoming) =>
        {
            var state = Run(before, 4);
            var rebuilt = BlockState.Of(Block, state.Events.Reverse());
            var changed = incoming.Select(item => item with { ContentHash = "h2" }).ToArray();
            Assert.Equal(
                Picture(state.Apply(state.Decide(changed).Mutations)),
                Picture(rebuilt.Apply(rebuilt.Decide(changed).Mutations)));
        }, iter: 1_000);

    [Fact]
    public void A_state_rebuilt_from_stored_listings_decides_the_same_whatever_is_kept_of_what_they_are_found_by() =>
        Gen.Select(GenSet, GenSet, Gen.Int).Sample((before, incoming, seed) =>
        {
            var state = Run(before, 4);
            var random = new Random(seed);
            var stored = state.Events.Select(e => e with { Members = [.. e.Members.Select(member => member with { Content = ListingContent.Stored(member.Content.Json(), Kept(member.Content.Signs)) })] });
            var rebuilt = BlockState.Of(Block, stored);
            var changed = incoming.Select(item => item with { ContentHash = "h2" }).ToArray();
            Assert.Equal(
                Picture(state.Apply(state.Decide(changed).Mutations)),
                Picture(rebuilt.Apply(rebuilt.Decide(changed).Mutations)));

            // As they are, none, of other rules, cut short.
            byte[]? Kept(byte[]? signs) => random.Next(5) switch
            {
                0 => null,
                1 => [(byte)(signs![0] + 1), .. signs.AsSpan(1)],
                2 => signs![..random.Next(signs.Length)],
                _ => signs,
            };
        }, iter: 1_000);

    [Fact]
    public void In_a_block_of_many_listings_keys_lead_to_the_same_as_in_one_of_few() =>
        Gen.Select(GenListing.Array[70, 120], Gen.Int[1, 40]).Sample((listings, size) =>
        {
            var set = listings.Select((listing, at) => Listings.Incoming(listing with { Key = new ListingKey(listing.Key.Source, $"{at}") })).ToArray();
            Assert.Equal(Picture(Run(set, set.Length)), Picture(Run(set, size)));
        }, iter: 100);

    [Fact]
    public void Answers_and_mutations_agree_with_the_state_after_them() =>
        Gen.Select(GenSet, GenListing.Array[1, 12]).Sample((before, listings) =>
        {
            var state = Run(before, 6);
            var incoming = listings.Select((listing, at) => Listings.Incoming(listing, $"h{at}")).ToArray();
            var decision = state.Decide(incoming);
            var after = state.Apply(decision.Mutations);

            Assert.Equal(incoming.Select(item => item.Listing.Key), decision.Answers.Select(answer => answer.Key));
            Assert.All(decision.Answers, answer => Assert.Equal(answer.EventId, after.OwnerOf(answer.Key)));
            var touched = decision.Mutations.SelectMany(mutation => mutation.Retired.Select(retired => retired.Id).Prepend(mutation.Event.Id)).ToList();
            Assert.Equal(touched.Count, touched.Distinct().Count());
            Assert.All(decision.Mutations, mutation =>
            {
                Assert.Equal(mutation.ExpectedVersion + 1, mutation.Event.Version);
                Assert.All(mutation.Retired, retired => Assert.Equal(retired.ExpectedVersion, state.Find(retired.Id)!.Event.Version));
                Assert.All(mutation.Retired, retired => Assert.Null(after.Find(retired.Id)));
                Assert.True(mutation.Retired.All(retired => string.CompareOrdinal($"{mutation.Event.Id}", $"{retired.Id}") < 0));
            });

            // Listings are never lost, and each has one event.
            var expected = before.Concat(incoming).Select(item => item.Listing.Key).Distinct().Order();
            Assert.Equal(expected, after.Events.SelectMany(stored => stored.Event.Listings).Order());
            Assert.All(after.Events, stored => Assert.Equal(stored.Event.Listings, stored.Members.Select(member => member.Listing.Key)));
            var begun = decision.Mutations.Count(mutation => mutation.ExpectedVersion == 0);
            Assert.InRange(decision.Answers.Count(answer => answer.Kind == MatchKind.New), 0, begun);
            Assert.Equal(after.EventCount, state.EventCount + begun - decision.Mutations.Sum(mutation => mutation.Retired.Length));
        }, iter: 1_000);

    [Fact]
    public void No_two_events_of_one_day_share_a_key() =>
        GenSet.Sample(set =>
        {
            var keys = Run(set, 3).Events
                .SelectMany(stored => stored.Members.SelectMany(member => MatchKeys.Of(member.Listing).Select(key => (key, Day: member.Listing.Time.Start.LocalDate ?? Day))).Distinct())
                .ToList();
            Assert.Equal(keys.Count, keys.Distinct().Count());
        }, iter: 1_000);

    private static BlockState Run(IncomingListing[] listings, int batch)
    {
        var state = BlockState.Of(Block, []);
        foreach (var part in listings.Chunk(batch))
            state = state.Apply(state.Decide(part).Mutations);
        return state;
    }

    private static string Picture(BlockState state) => string.Join('\n', state.Events.Select(stored =>
        JsonSerializer.Serialize(EventMerge.Merge(stored.Event.Id, state.Block, 1, stored.Members), EventJson.Default.CanonicalEvent)
        + string.Concat(stored.Members.Select(member => $"\n  {member.Listing.Key} {member.ContentHash} {member.Confidence} {string.Join("; ", member.Reasons)}"))));
}
