using SceneScout.Matching.Text;

namespace SceneScout.Matching.Tests.Text;

public sealed class TitleDatesTests
{
    private static readonly DateOnly Day = new(2026, 5, 14);

    [Theory]
    [InlineData("may 14", 2)]
    [InlineData("may 14th", 2)]
    [InlineData("14th may 2026", 3)]
    [InlineData("14 mai 26", 3)]
    [InlineData("14 mayo", 2)]
    [InlineData("5 14", 2)]
    [InlineData("14 05 2026", 3)]
    public void The_day_of_the_event_is_found_however_it_is_written(string words, int length) => Assert.Equal(length, TitleDates.LengthAt(words.Split(' '), 0, Day));

    [Theory]
    [InlineData("may 15")]
    [InlineData("june 14")]
    [InlineData("14")]
    [InlineData("may")]
    [InlineData("14 bands")]
    [InlineData("symphony 5")]
    [InlineData("14 5x")]
    public void Anything_else_stays(string words) => Assert.Equal(0, TitleDates.LengthAt(words.Split(' '), 0, Day));
}
