using System.Text.Json.Nodes;
using SceneScout.Node.Http.Discoveries;
using Xunit;

namespace SceneScout.Node.Tests.Http.Discoveries;

public sealed class DiscoveryWishTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{"cities":["Berlin"],"sources":["yelp"]}""", """{"cities":["Berlin"],"sources":["yelp"]}""")]
    [InlineData("""{"from":"2026-12-01","to":"2026-12-31T12:00:00Z"}""", """{"dateRange":{"start":"2026-12-01T00:00:00.0000000Z","end":"2026-12-31T12:00:00.0000000Z"}}""")]
    [InlineData("""{"to":"2026-12-01"}""", """{"dateRange":{"start":"2026-11-29T08:00:00.0000000Z","end":"2026-12-01T00:00:00.0000000Z"}}""")]
    [InlineData("""{"from":"2026-12-01"}""", """{"dateRange":{"start":"2026-12-01T00:00:00.0000000Z","end":"2026-12-31T00:00:00.0000000Z"}}""")]
    public void A_wish_is_said_in_the_words_of_the_action(string body, string parameters)
    {
        var (read, mistake) = DiscoveryWish.Read(JsonNode.Parse(body), Now, TimeSpan.FromDays(30));

        Assert.Null(mistake);
        Assert.Equal(parameters, read!.ToJsonString());
    }

    [Theory]
    [InlineData("[]", "body")]
    [InlineData("""{"city":"Berlin"}""", "city")]
    [InlineData("""{"cities":"Berlin"}""", "cities")]
    [InlineData("""{"from":"soon"}""", "from")]
    [InlineData("""{"from":"9999-12-31"}""", "from")]
    [InlineData("""{"from":"2026-12-02","to":"2026-12-01"}""", "to")]
    [InlineData("""{"from":"2026-12-02","to":"2036-12-01"}""", "to")]
    public void A_field_that_is_wrong_is_named(string body, string field)
    {
        var (read, mistake) = DiscoveryWish.Read(JsonNode.Parse(body), Now, TimeSpan.FromDays(30));

        Assert.Null(read);
        Assert.Equal(field, mistake!.Value.Field);
    }

    [Theory]
    [InlineData("""{"to":"2026-12-01"}""", """{"to":"2026-12-01"}""", true)]
    [InlineData("""{"to":"2026-12-01"}""", """{"to":"2026-12-02"}""", false)]
    [InlineData("""{"from":"2026-11-30","to":"2026-12-02"}""", """{"from":"2026-12-01","to":"2026-12-02"}""", false)]
    [InlineData("{}", """{"to":"2026-12-01"}""", false)]
    public void A_wish_without_a_begin_is_the_same_when_it_is_asked_for_again(string first, string again, bool isSame)
    {
        var kept = DiscoveryWish.Read(JsonNode.Parse(first), Now, TimeSpan.FromDays(30)).Params!;
        var wish = JsonNode.Parse(again)!;
        var asked = DiscoveryWish.Read(wish, Now.AddMinutes(5), TimeSpan.FromDays(30)).Params!;

        Assert.Equal(isSame, DiscoveryWish.IsSame(JsonNode.Parse(kept.ToJsonString()), asked, wish["from"] is not null));
    }
}
