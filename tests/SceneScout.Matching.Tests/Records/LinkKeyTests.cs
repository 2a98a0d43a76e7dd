using CsCheck;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Tests.Records;

/// <summary>What an address names.</summary>
public class LinkKeyTests
{
    [Theory]
    [InlineData("https://www.eventbrite.co.uk/e/jazz-night-tickets-123456789", "https://www.eventbrite.com/e/another-title-123456789?aff=x")]
    [InlineData("https://tickets.example/e/123456789", "https://shop.example/go?url=https%3A%2F%2Ftickets.example%2Fe%2F123456789")]
    public void An_id_in_it_names_the_thing_wherever_the_address_leads_through(string left, string right)
    {
        var (one, other) = (LinkKey.Of(left), LinkKey.Of(right));

        Assert.NotEqual(0UL, one!.Value.Thing);
        Assert.Equal(one.Value.Thing, other!.Value.Thing);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no address at all")]
    public void What_is_no_address_names_nothing(string? text) => Assert.Null(LinkKey.Of(text));

    [Fact]
    public void An_address_of_the_usual_form_names_what_it_names_when_it_is_read_as_any_other() =>
        Gen.Select(
            Gen.OneOf("venue.example", "www.venue.co.uk", "m.tickets.example.com", "a.b"),
            Gen.OneOf("", "/", "/events", "/Events/Jazz-Night", "/e/jazz-night-123456789", "/2026-05-01/show_4711ab", "/x~y/20260501", "/a/b/c/").Array[1, 2]).Sample((host, paths) =>
        {
            var rest = host + string.Concat(paths).Replace("//", "/", StringComparison.Ordinal);

            // A scheme in capitals is not of the usual form.
            Assert.Equal(LinkKey.Of($"HTTPS://{rest}"), LinkKey.Of($"https://{rest}"));
        });
}
