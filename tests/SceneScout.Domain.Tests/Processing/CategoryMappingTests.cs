using SceneScout.Domain.Events;
using SceneScout.Domain.Processing;

namespace SceneScout.Domain.Tests.Processing;

public sealed class CategoryMappingTests
{
    [Theory]
    [InlineData("eventbrite", "category", "103", "music")]
    [InlineData("eventbrite", "category", "110", "food")]
    [InlineData("ticketmaster", "segment", "KZFzniwnSyZfZ7v7nE", "sports")]
    [InlineData("ticketmaster", "segment", "103", "other")]
    [InlineData("eventbrite", "subcategory", "103", "other")]
    [InlineData("meetup", "category", "103", "other")]
    [InlineData("yelp", "category", "KZFzniwnSyZfZ7v7nE", "other")]
    public void An_id_is_read_by_the_taxonomy_of_its_source_alone(string source, string scheme, string id, string category) =>
        Assert.Equal(category, CategoryMapping.Of(Listing(source, new SourceCategory(scheme, id, null)), [new SourceName(source)]).Name);

    [Fact]
    public void Of_a_merged_event_each_source_reads_its_own_ids()
    {
        var merged = Listing("ticketmaster", new SourceCategory("segment", "unknown", null), new SourceCategory("category", "108", null));

        Assert.Equal("sports", CategoryMapping.Of(merged, [SourceName.Ticketmaster, SourceName.Eventbrite]).Name);
    }

    [Fact]
    public void A_name_counts_whoever_gives_it() =>
        Assert.Equal("music", CategoryMapping.Of(Listing("meetup", new SourceCategory("topic", "77", "Live Music")), [SourceName.Meetup]).Name);

    private static Listing Listing(string source, params SourceCategory[] categories) => new()
    {
        Key = new ListingKey(new SourceName(source), "1"),
        Title = "Something",
        Time = new EventTime(new EventMoment(new DateOnly(2027, 1, 1), null, null), null, null, false),
        Categories = [.. categories],
    };
}
