using System.Globalization;
using System.Security.Cryptography;
using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Matching.Listings;
using static SceneScout.Matching.Tests.Listings.SmallWorld;

namespace SceneScout.Matching.Tests.Listings;

/// <summary>A block that joins listings by likelihood.</summary>
public sealed class LikelyBlockTests
{
    private const int Thousands = 3_000;
    private const string Signs = "c6948fadea690f75cca9817aa3e355b213afa2d8";
    private static readonly Gen<IncomingListing[]> GenSet =
        GenListing.Array[0, 16].Select(listings => listings.DistinctBy(listing => listing.Key).Select(listing => new IncomingListing(listing, "h1", Guid.Empty)).ToArray());

    [Fact]
    public void The_order_and_the_batches_of_arrival_leave_no_trace() =>
        Gen.Select(GenSet, Gen.Int[1, 7], Gen.Int).Sample((set, size, seed) =>
        {
            var shuffled = set.ToArray();
            new Random(seed).Shuffle(shuffled);
            var whole = Picture(Run(set, Math.Max(1, set.Length)));
            Assert.Equal(whole, Picture(Run(shuffled, size)));
            Assert.Equal(whole, Picture(Run(shuffled, 1)));
        }, iter: 500);

    [Fact]
    public void Who_is_likely_one_is_told_by_as_much_as_when_it_is_asked_for() =>
        Gen.Select(GenListing, GenListing).Sample((one, other) =>
        {
            var judge = ListingJudge.Bundled;
            var (left, right) = (judge.PortraitOf(one), judge.PortraitOf(other));
            var logOdds = judge.LogOdds(left, right);
            Assert.Equal(logOdds >= judge.ReviewLogOdds ? logOdds : null, judge.Likely(left, right));
        }, iter: 3_000);

    [Fact]
    public void What_two_batches_make_of_a_crowd_is_what_one_makes() =>
        Gen.Select(GenListing.Array[70, 160], Gen.Int[1, 20]).Sample((listings, size) =>
        {
            var set = listings.Select((listing, at) => listing with { Key = Key($"{listing.Key.Source}:{at}") }).Select(In).ToArray();
            Assert.Equal(Picture(Run(set, set.Length)), Picture(Run(set, size)));
        }, iter: 25);

    [Fact]
    public void What_is_decided_of_a_part_of_a_crowd_is_what_deciding_all_of_it_anew_makes() =>
        Gen.Select(GenListing.Array[20, 80], Gen.Int[1, 12]).Sample((listings, size) =>
        {
            var state = BlockState.Of(Block, [], ListingJudge.Bundled);
            foreach (var part in listings.Select((listing, at) => In(listing with { Key = Key($"{listing.Key.Source}:{at}") })).Chunk(size))
            {
                state = state.Apply(state.Decide(part).Mutations);
                Assert.Empty(state.DecideAgain([.. state.Events.SelectMany(stored => stored.Event.Listings)]).Mutations);
            }
        }, iter: 60);

    [Fact]
    public void A_state_rebuilt_from_its_events_decides_the_same_and_an_older_state_decides_as_if_it_were_the_newest() =>
        Gen.Select(GenSet, GenSet).Sample((before, incoming) =>
        {
            var state = Run(before, 4);
            var changed = incoming.Select(item => item with { ContentHash = "h2" }).ToArray();
            var next = state.Apply(state.Decide(changed).Mutations);

            Assert.Equal(Picture(next), Picture(Again(BlockState.Of(Block, state.Events.Reverse(), ListingJudge.Bundled))));
            Assert.Equal(Picture(next), Picture(Again(state)));

            BlockState Again(BlockState from) => from.Apply(from.Decide(changed).Mutations);
        }, iter: 300);

    [Fact]
    public void A_state_rebuilt_from_stored_listings_decides_the_same_whatever_is_kept_of_what_they_are_found_by() =>
        Gen.Select(GenListing.Array[0, 90], GenSet, Gen.Int).Sample((crowd, incoming, seed) =>
        {
            var before = crowd.Select((listing, at) => In(listing with { Key = Key($"{listing.Key.Source}:{at}") })).ToArray();
            var state = Run(before, 30);
            var random = new Random(seed);
            var stored = state.Events.Select(e => e with { Members = [.. e.Members.Select(member => member with { Content = ListingContent.Stored(member.Content.Json(), random.Next(3) == 0 ? null : member.Content.Signs) })] });
            var rebuilt = BlockState.Of(Block, stored, ListingJudge.Bundled);
            var changed = incoming.Select(item => item with { ContentHash = "h2" }).ToArray();

            Assert.Equal(Picture(state.Apply(state.Decide(changed).Mutations)), Picture(rebuilt.Apply(rebuilt.Decide(changed).Mutations)));
        }, iter: 60);

    [Fact]
    public void What_the_store_keeps_of_a_listing_follows_from_it_as_ever_or_by_rules_of_another_number()
    {
        var decision = BlockState.Of(Block, [], ListingJudge.Bundled).Decide(
        [
            In(Of("yelp:1", "Anna Calvi & Band at Blue Note", "20:00", "The Blue Note", 100) with { Url = "https://www.yelp.com/events/anna-calvi-1234567" }),
            In(Of("yelp:2", "Live Nation presents: In Flames + Guests (18+)", "21:30", "Zanetti's Pizzeria", 900)),
            In(Of("meetup:3", "Storytime for Kids - Tuesday 14th", "10:00", "Carnegie Library, Children's Room", 4_000)),
            In(Of("eventbrite:4", "KARAOKE-ABEND im Löwen", "19:15", "Gasthaus zum Löwen", 7_000)),
            In(Of("ticketmaster:5", "Orlando Magic vs. Chicago Bulls - Parking", "23:59", "Kia Center Parking Garage", 9_000)),
        ]);

        // Where this differs, ListingKeys.Code or the rules of ListingSigns are to be raised, unless it is for words alone: their number is in what is kept, before the bytes that are looked at here.
        Assert.Equal(Signs, Convert.ToHexStringLower(SHA256.HashData(
            [.. decision.Mutations.SelectMany(mutation => mutation.ChangedMembers).OrderBy(member => member.Key).SelectMany(member => member.Content.Signs!.Skip(sizeof(ulong)))]).AsSpan(0, 20)));
    }

    [Fact]
    public void What_a_listing_is_found_by_does_not_follow_from_its_text_and_pictures()
    {
        var bare = Of("yelp:1", "Anna Calvi & Band at Blue Note", "20:00", "The Blue Note", 100);
        var full = bare with { Description = "Doors at seven. https://www.eventbrite.com/e/gala-123456789012", Images = [new ImageLink("https://images.example/1.jpg", 640, 480)] };

        Assert.Equal(SignsOf(bare), SignsOf(full));

        static byte[]? SignsOf(Listing listing) => BlockState.Of(Block, [], ListingJudge.Bundled).Decide([In(listing)]).Mutations[0].ChangedMembers[0].Content.Signs;
    }

    [Fact]
    public void Deciding_the_same_again_changes_nothing_and_no_listing_is_lost() =>
        Gen.Select(GenSet, GenSet).Sample((before, incoming) =>
        {
            var changed = incoming.Select(item => item with { ContentHash = "h2" }).ToArray();
            var state = Run(before, 3);
            state = state.Apply(state.Decide(changed).Mutations);

            Assert.Empty(state.Decide(changed).Mutations);
            Assert.Equal(before.Concat(changed).Select(item => item.Listing.Key).Distinct().Order(), state.Events.SelectMany(stored => stored.Event.Listings).Order());
            Assert.All(state.Events, stored => Assert.Equal(stored.Event.Listings, stored.Members.Select(member => member.Listing.Key)));
        }, iter: 300);

    [Fact]
    public void Listings_of_two_sources_that_write_one_concert_differently_are_one_event_and_say_why()
    {
        var state = Run([In(Of("ticketmaster:1", "Anna Calvi", "20:00", "Blue Note", 0)), In(Of("yelp:1", "ANNA CALVI at The Blue Note", "19:30", "The Blue Note", 150))], 1);

        var stored = Assert.Single(state.Events);
        Assert.All(stored.Members, member => Assert.StartsWith("like ", member.Reasons[0], StringComparison.Ordinal));
        Assert.All(stored.Members, member => Assert.InRange(member.Confidence, 0.6, 1));
    }

    [Fact]
    public void Two_listings_of_one_source_that_look_the_same_stay_two_events_with_ids_of_their_own_whoever_comes_first()
    {
        IncomingListing[] twins = [In(Of("yelp:1", "Anna Calvi", "20:00", "Blue Note", 0)), In(Of("yelp:2", "Anna Calvi", "20:00", "Blue Note", 0))];

        var (forth, back) = (Run(twins, 1), Run([.. twins.Reverse()], 1));

        Assert.Equal(2, forth.Events.Select(stored => stored.Event.Id).Distinct().Count());
        Assert.Equal(Picture(forth), Picture(back));
    }

    [Fact]
    public void Matinee_and_evening_of_one_source_stay_two()
    {
        var state = Run([In(Of("ticketmaster:1", "Anna Calvi", "15:00", "Blue Note", 0)), In(Of("ticketmaster:2", "Anna Calvi", "20:00", "Blue Note", 0)), In(Of("yelp:1", "Anna Calvi - Live", "20:00", "The Blue Note", 50))], 1);

        Assert.Equal([1, 2], state.Events.Select(stored => stored.Event.Listings.Length).Order());
        Assert.Contains(state.Events, stored => stored.Event.Listings.SequenceEqual([Key("ticketmaster:2"), Key("yelp:1")]));
    }

    [Fact]
    public void A_listing_that_joined_by_likeness_goes_to_the_one_that_fits_better_when_that_comes()
    {
        var near = In(Of("yelp:1", "Anna Calvi at Blue Note", "20:30", "Blue Note", 100));
        var early = In(Of("ticketmaster:1", "Anna Calvi - Live", "19:30", "Blue Note", 0));
        var right = In(Of("ticketmaster:2", "Anna Calvi at Blue Note", "20:30", "Blue Note", 100) with { LinksTo = [Key("yelp:1")] });
        var before = Run([near, early], 1);
        Assert.Single(before.Events);

        var decision = before.Decide([right]);
        var after = before.Apply(decision.Mutations);

        Assert.Contains(after.Events, stored => stored.Event.Listings.SequenceEqual([Key("ticketmaster:2"), Key("yelp:1")]));
        Assert.Contains(after.Events, stored => stored.Event.Listings.SequenceEqual([Key("ticketmaster:1")]));
        Assert.Single(decision.Mutations, mutation => !mutation.Donors.IsEmpty);
    }

    [Fact]
    public void What_is_split_stays_apart_and_what_is_said_to_be_one_is_one()
    {
        var (left, right) = (Key("ticketmaster:1"), Key("yelp:1"));
        var before = Run([In(Of("yelp:1", "Anna Calvi at Blue Note", "20:00", "Blue Note", 100)), In(Of("ticketmaster:1", "Anna Calvi", "20:00", "Blue Note", 0))], 1);
        Assert.Single(before.Events);

        var split = Ruled(before, PairRuling.Of(right, left, false));
        Assert.Equal(2, split.EventCount);
        // Neither what comes again nor what comes new joins them.
        var third = In(Of("meetup:1", "Anna Calvi", "20:00", "Blue Note", 10));
        var later = split.Apply(split.Decide([In(Of("yelp:1", "Anna Calvi at Blue Note", "20:00", "Blue Note", 100)) with { ContentHash = "h2" }, third]).Mutations);
        Assert.NotEqual(later.OwnerOf(left), later.OwnerOf(right));
        Assert.Equal(2, later.EventCount);

        var again = Ruled(later, PairRuling.Of(left, right, true));
        Assert.Single(again.Events);
        Assert.Contains($"said to be one with {left}", again.Events[0].Members.Single(member => member.Listing.Key == right).Reasons);
    }

    [Fact]
    public void A_split_of_what_shares_a_key_holds_too_and_gives_the_one_that_leaves_an_id_of_its_own()
    {
        var before = Run([In(Of("yelp:1", "Anna Calvi", "20:00", "Blue Note", 0) with { LinksTo = [Key("eventbrite:1")] }), In(Of("eventbrite:1", "Anna Calvi", "20:00", "Blue Note", 0))], 2);
        var one = Assert.Single(before.Events).Event.Id;

        var split = Ruled(before, PairRuling.Of(Key("yelp:1"), Key("eventbrite:1"), false));

        Assert.Equal(2, split.EventCount);
        Assert.Contains(split.Events, stored => stored.Event.Id == one);
        Assert.Empty(split.Decide([In(Of("eventbrite:1", "Anna Calvi", "20:00", "Blue Note", 0))]).Mutations);
    }

    [Fact]
    public void A_doubtful_pair_is_told_with_what_is_known_of_it()
    {
        var state = Run([In(Of("yelp:1", "Anna Calvi", "20:00", "Blue Note", 0))], 1);
        var twin = In(Of("yelp:2", "Anna Calvi", "20:00", "Blue Note", 0));

        var decision = state.Decide([twin]);

        var pair = Assert.Single(Assert.Single(decision.Mutations).Doubts);
        Assert.Equal((Key("yelp:1"), Key("yelp:2")), (pair.Left, pair.Right));
        Assert.InRange(pair.Probability, 0.1, 0.6);
        Assert.NotEmpty(pair.Reasons);
        Assert.Empty(state.With([PairRuling.Of(pair.Left, pair.Right, false)]).Decide([twin]).Mutations[0].Doubts);
    }

    [Fact]
    public void In_a_block_of_thousands_a_listing_is_compared_with_few()
    {
        var words = (from first in "am bir ced dun emb fjo gro har isl jas kes lan mea nim orc pra qua rav saf tun".Split(' ') from second in "adon eris ilo ora umba yne essa ott".Split(' ') select first + second).ToArray();
        Listing Numbered(string source, int n) => Of(
            $"{source}:{n}",
            $"{words[n % 160]} {words[(n / 160) + (n % 7)]} {words[n * 13 % 160]} night",
            string.Create(CultureInfo.InvariantCulture, $"{18 + (n % 5):00}:{n % 2 * 30:00}"),
            $"{words[n * 7 % 160]} {words[n * 11 / 160 % 160]} hall",
            n % 300);
        var judge = new CountingJudge();
        var block = BlockState.Of(Block, [], judge);
        block = block.Apply(block.Decide([.. Enumerable.Range(0, Thousands).Select(n => In(Numbered("ticketmaster", n)))]).Mutations);
        Assert.InRange(block.EventCount, Thousands - 20, Thousands);
        judge.Compared = 0;

        var decision = block.Decide([.. Enumerable.Range(0, 100).Select(n => In(Numbered("yelp", n * 19)))]);

        Assert.InRange(judge.Compared, 100, 100 * Thousands / 10);
        Assert.InRange(decision.Answers.Count(answer => answer.Kind == MatchKind.Duplicate), 95, 100);
    }

    private static BlockState Run(IncomingListing[] listings, int batch) =>
        listings.Chunk(batch).Aggregate(BlockState.Of(Block, [], ListingJudge.Bundled), (state, part) => state.Apply(state.Decide(part).Mutations));

    private static BlockState Ruled(BlockState state, PairRuling ruling)
    {
        var ruled = state.With([ruling]);
        return ruled.Apply(ruled.DecideAgain([ruling.Left, ruling.Right]).Mutations);
    }

    private static IncomingListing In(Listing listing) => new(listing, "h1", Guid.Empty);

    private static string Picture(BlockState state) => string.Join('\n', state.Events.Select(stored =>
        $"{stored.Event.Id} {EventMerge.Merge(stored.Event.Id, state.Block, stored.Event.Version, stored.Members).Content.Title} {string.Join("; ", stored.Members.Select(member => $"{member.Listing.Key} {member.Confidence} {string.Join(", ", member.Reasons)}"))}"));

    private sealed class CountingJudge : IListingJudge
    {
        private int _compared;

        public int Compared
        {
            get => _compared;
            set => _compared = value;
        }

        public double MergeLogOdds => ListingJudge.Bundled.MergeLogOdds;

        public double ReviewLogOdds => ListingJudge.Bundled.ReviewLogOdds;

        public IListingPortrait PortraitOf(Listing listing) => ListingJudge.Bundled.PortraitOf(listing);

        public double LogOdds(IListingPortrait left, IListingPortrait right)
        {
            Interlocked.Increment(ref _compared);
            return ListingJudge.Bundled.LogOdds(left, right);
        }

        public PairOpinion Opinion(IListingPortrait left, IListingPortrait right) => ListingJudge.Bundled.Opinion(left, right);
    }
}
