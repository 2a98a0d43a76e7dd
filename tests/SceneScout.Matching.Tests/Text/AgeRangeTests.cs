using SceneScout.Matching.Text;

namespace SceneScout.Matching.Tests.Text;

public sealed class AgeRangeTests
{
    [Theory]
    [InlineData("Speed Dating (ages 25-39)", 25, 39)]
    [InlineData("Clay Play, 5-7 yrs", 5, 7)]
    [InlineData("Töpfern, 8 bis 12 Jahre", 8, 12)]
    [InlineData("Manchester Speed Dating | 38-55", 38, 55)]
    public void Ages_of_a_title_are_read(string title, int from, int to) => Assert.Equal(new AgeRange(from, to), AgeRange.Of(title));

    [Theory]
    [InlineData("Bulls 5-7 Hawks")]
    [InlineData("Session 2024-25")]
    [InlineData("Ages 9-5")]
    [InlineData("Autumn Fair (12-14)")]
    public void Other_numbers_are_none(string title) => Assert.Null(AgeRange.Of(title));
}
