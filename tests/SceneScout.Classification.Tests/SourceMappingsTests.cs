using SceneScout.Domain.Events;
using Xunit;

namespace SceneScout.Classification.Tests;

public sealed class SourceMappingsTests
{
    [Theory]
    [InlineData("eventbrite", "category", "103", null, "music")]
    [InlineData("eventbrite", "subcategory", "3002", null, "music/jazz-blues")]
    [InlineData("ticketmaster", "segment", "KZFzniwnSyZfZ7v7nE", null, "sports")]
    [InlineData("ticketmaster", "genre", "unknown", "Comedy", "comedy")]
    [InlineData("yelp", "category", "food-and-drink", null, "food-drink")]
    [InlineData("yelp", "category", "sports-active-life", null, "sports|wellness/fitness|outdoors")]
    [InlineData("meetup", "topic", "web-development", "Web Development", "tech/software")]
    [InlineData("meetup", "category", "career-business", "Career & Business", "business")]
    [InlineData("googleplaces", "type", "comedy_club", null, "comedy")]
    [InlineData("manual", "category", null, "festival", "festivals")]
    [InlineData("ticketmaster", "segment", "103", null, "")]
    [InlineData("eventbrite", "subcategory", "103", null, "")]
    [InlineData("meetup", "category", "103", null, "")]
    public void A_sources_own_category_has_a_meaning_in_its_own_list(string source, string scheme, string? id, string? name, string meaning) =>
        Assert.Equal(meaning, string.Join('|', SourceMappings.Bundled.Of([new SourceCategory(scheme, id, name)], [new SourceName(source)])));

    [Fact]
    public void The_narrower_list_counts_and_the_form_of_a_listing_last()
    {
        SourceCategory[] categories = [new("category", "103", "Music"), new("subcategory", "3012", "Opera"), new("format", "9", "Class")];

        Assert.Equal(["music/classical"], SourceMappings.Bundled.Of(categories, [SourceName.Eventbrite]));
        Assert.Equal(["classes"], SourceMappings.Bundled.Of([categories[2]], [SourceName.Eventbrite]));
    }

    [Fact]
    public void Of_a_merged_event_each_source_reads_its_own_ids() => Assert.Equal(
        ["sports", "wellness/fitness"],
        SourceMappings.Bundled.Of([new("segment", "unknown", null), new("category", "108", null)], [SourceName.Ticketmaster, SourceName.Eventbrite]));

    [Theory]
    [InlineData("rock-concerts", "music/rock-pop")]
    [InlineData("theater-broadway", "theatre")]
    [InlineData("tech-startups", "tech|business")]
    [InlineData("family-kids", "family")]
    [InlineData("education", "classes|talks|family")]
    public void Names_of_earlier_taxonomies_have_a_meaning(string name, string meaning) =>
        Assert.Equal(meaning, string.Join('|', SourceMappings.Bundled.Of([new SourceCategory("category", null, name)], [SourceName.Manual])));
}
