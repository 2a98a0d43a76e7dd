using SceneScout.Dashboard.Pictures;

namespace SceneScout.Dashboard.Tests;

public sealed class MapQuestionTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(-5, null)]
    [InlineData(0, null)]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(30, 30)]
    [InlineData(31, null)]
    [InlineData(int.MaxValue, null)]
    public void Whatever_an_address_says_there_are_few_questions(int? days, int? asked) => Assert.Equal(new MapQuestion(asked, "music"), MapQuestion.Of(days, "music"));

    [Fact]
    public void A_category_is_a_word_and_no_book()
    {
        Assert.Null(MapQuestion.Of(7, new string('x', 101)).Category);
        Assert.Null(MapQuestion.Of(7, " ").Category);
    }
}
