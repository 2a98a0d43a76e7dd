using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;

namespace SceneScout.Domain.Tests.Matching;

/// <summary>Listings at rest.</summary>
public sealed class ListingContentTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("A text of some length that says the same again: a text of some length that says the same again, \u00e4\u00f6\u00fc, and once more: a text of some length that says the same again.")]
    public void What_a_listing_says_is_the_same_after_it_rested(string? description)
    {
        var listing = Listings.Of("yelp:a:b", url: "https://a.example/1") with { Description = description, Price = new Price(1.50m, 20, "EUR"), LinksTo = [Listings.Key("eventbrite:7")] };
        var json = JsonSerializer.Serialize(listing, EventJson.Default.Listing);

        var stored = ListingContent.Stored(JsonSerializer.SerializeToUtf8Bytes(listing, EventJson.Default.Listing), null);

        Assert.Equal(listing.Key, stored.Key);
        Assert.Equal(json, JsonSerializer.Serialize(stored.Listing, EventJson.Default.Listing));
        Assert.Equal(json, System.Text.Encoding.UTF8.GetString(stored.Json()));
    }

    [Fact]
    public void A_listing_whose_key_does_not_stand_first_is_read_like_any_other() =>
        Assert.Equal(Listings.Key("yelp:1"), ListingContent.Stored("""{"title":"Jazz","key":"yelp:1","time":{"start":{},"toBeAnnounced":true}}"""u8.ToArray(), null).Key);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"key":1}""")]
    public void What_is_no_listing_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => ListingContent.Stored(System.Text.Encoding.UTF8.GetBytes(json), null));

    [Theory]
    [InlineData("h1")]
    [InlineData("")]
    [InlineData("00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff")]
    [InlineData("00FF00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff")]
    public void A_hash_is_given_back_as_it_came(string hash) =>
        Assert.Equal(hash, new EventMember(Listings.Of("yelp:1"), hash, 1, []).ContentHash);
}
