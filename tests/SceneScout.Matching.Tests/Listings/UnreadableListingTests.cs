using System.Text;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Matching.Listings;

namespace SceneScout.Matching.Tests.Listings;

/// <summary>Stored listings that cannot be read.</summary>
public sealed class UnreadableListingTests
{
    private const string Block = "metro.us.new-york-city.dr5r/2027-05-01";
    private const string Rubbish = """{"key":"ticketmaster:1","title":7""";

    [Theory]
    [InlineData(Rubbish, true)]
    [InlineData(Rubbish, false)]
    [InlineData("""{"key":"ticketmaster:1","title":"Anna Calvi","time":{}}""", true)]
    public void One_that_cannot_be_read_is_told_once_with_its_event_which_stays_as_it_is(string json, bool judged)
    {
        var (stored, block) = Loaded(json, judged);

        var first = block.Decide([]);
        var told = Assert.Single(first.Unreadable);
        var again = block.Decide([In(Of("yelp:9", "Carla Bley Trio", "23:00"))]);
        var next = block.Apply(again.Mutations);

        Assert.Equal((Key("ticketmaster:1"), stored.Event.Id), (told.Key, told.EventId));
        Assert.NotEmpty(told.Problem);
        Assert.Empty(first.Mutations);
        Assert.Empty(again.Unreadable);
        Assert.Equal(MatchKind.New, Assert.Single(again.Answers).Kind);
        Assert.Equal(stored.Event.Listings.AsEnumerable(), next.Find(stored.Event.Id)!.Event.Listings);
        Assert.Equal(json, Encoding.UTF8.GetString(next.Find(stored.Event.Id)!.Members.Single(member => member.Key == told.Key).Content.Json()));
    }

    [Fact]
    public void What_is_like_the_others_of_its_event_joins_them_and_content_comes_of_those_that_can_be_read()
    {
        var (stored, block) = Loaded(Rubbish, true);

        var decision = block.Decide([In(Of("meetup:3", "Anna Calvi", "20:00"))]);

        var mutation = Assert.Single(decision.Mutations);
        Assert.Equal(stored.Event.Id, mutation.Event.Id);
        Assert.Equal("Anna Calvi", mutation.Event.Content.Title);
        Assert.Equal("meetup:3, ticketmaster:1, yelp:2", string.Join(", ", mutation.Event.Listings));
    }

    [Fact]
    public void Whatever_its_source_lists_of_it_later_takes_its_place()
    {
        var (stored, block) = Loaded(Rubbish, true);

        var decision = block.Decide([new IncomingListing(Of("ticketmaster:1", "Anna Calvi, live", "20:00"), "h2", Guid.Empty)]);
        var next = block.Apply(decision.Mutations);

        Assert.Equal(stored.Event.Id, Assert.Single(decision.Mutations).Event.Id);
        Assert.Equal("Anna Calvi, live", decision.Mutations[0].Event.Content.Title);
        Assert.Empty(BlockState.Of(Block, next.Events, ListingJudge.Bundled).Decide([]).Unreadable);
    }

    [Fact]
    public void One_that_is_all_of_its_event_stays_what_is_stored()
    {
        var content = ListingContent.Stored(Encoding.UTF8.GetBytes(Rubbish), null);
        var stored = new StoredEvent(new EventHead(Guid.NewGuid(), 3, [content.Key]), [new EventMember(content, "h1", 1, ["only listing"])]);
        var block = BlockState.Of(Block, [stored], ListingJudge.Bundled);

        var decision = block.DecideAgain([content.Key]);

        Assert.Single(decision.Unreadable);
        Assert.Empty(decision.Mutations);
    }

    // An event of two listings as the store has it, of which one was damaged there.
    private static (StoredEvent Stored, BlockState Block) Loaded(string json, bool judged)
    {
        var judge = judged ? ListingJudge.Bundled : null;
        var empty = BlockState.Of(Block, [], judge);
        IncomingListing[] listings = [In(Of("ticketmaster:1", "Anna Calvi", "20:00")), In(Of("yelp:2", "Anna Calvi", "20:00") with { LinksTo = [Key("ticketmaster:1")] })];
        var stored = Assert.Single(empty.Apply(empty.Decide(listings).Mutations).Events);
        var damaged = stored with
        {
            Members = [.. stored.Members.Select(member => member with
            {
                Content = member.Key == Key("ticketmaster:1") ? ListingContent.Stored(Encoding.UTF8.GetBytes(json), null) : ListingContent.Stored(member.Content.Json(), member.Content.Signs),
            })],
        };
        return (damaged, BlockState.Of(Block, [damaged], judge));
    }

    private static IncomingListing In(Listing listing) => new(listing, "h1", Guid.Empty);

    private static ListingKey Key(string text) => new(new SourceName(text.Split(':')[0]), text.Split(':')[1]);

    private static Listing Of(string key, string title, string time) => new()
    {
        Key = Key(key),
        Title = title,
        Time = new EventTime(new EventMoment(new DateOnly(2027, 5, 1), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), null), null, "America/New_York", false),
        Venue = new Venue { Name = "Blue Note", City = "New York", CountryCode = "US" },
    };
}
