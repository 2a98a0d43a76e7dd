using SceneScout.Domain.Events;
using SceneScout.Domain.Pictures;

namespace SceneScout.Domain.Tests.Pictures;

public sealed class PictureTextTests
{
    [Theory]
    [InlineData("Jazz Night", "Blue Note", "Berlin", "Jazz Night, Blue Note, Berlin")]
    [InlineData("Jazz Night", null, "Berlin", "Jazz Night, Berlin")]
    [InlineData("Jazz Night", "  ", null, "Jazz Night")]
    [InlineData("Berlin", "Berlin", "BERLIN", "Berlin")]
    public void It_says_what_venue_and_where_each_once(string title, string? venue, string? city, string expected) => Assert.Equal(expected, PictureText.Of(Of(title, venue), city));

    [Fact]
    public void It_is_cut_at_two_hundred_characters_and_never_inside_one()
    {
        var text = PictureText.Of(Of(string.Concat(Enumerable.Repeat("🎷", 150)), null), null);

        Assert.True(text.Length <= 200);
        Assert.EndsWith("🎷…", text, StringComparison.Ordinal);
    }

    private static Listing Of(string title, string? venue) => new()
    {
        Key = new ListingKey(new SourceName("meetup"), "1"),
        Title = title,
        Time = new EventTime(EventMoment.Unknown, null, null, false),
        Venue = venue is null ? null : new Venue { Name = venue },
    };
}
