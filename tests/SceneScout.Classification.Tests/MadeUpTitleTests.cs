using Xunit;

namespace SceneScout.Classification.Tests;

public sealed class MadeUpTitleTests
{
    [Theory]
    [InlineData("en", 0.93, 0.98)]
    [InlineData("es", 0.85, 0.9)]
    [InlineData("fr", 0.85, 0.9)]
    [InlineData("nl", 0.8, 0.9)]
    [InlineData("de", 0.85, 0.9)]
    public void A_plain_title_is_enough_in_every_language(string language, double first, double amongThree)
    {
        var places = Places(MadeUpTitles.All.Where(t => t.Language == language));

        Assert.NotEmpty(places);
        Assert.True(places.Count(p => p == 0) >= first * places.Count, $"{places.Count(p => p == 0)} of {places.Count} first");
        Assert.True(places.Count(p => p >= 0) >= amongThree * places.Count, $"{places.Count(p => p >= 0)} of {places.Count} among three");
    }

    [Fact]
    public void No_category_is_a_blind_spot()
    {
        var blind = MadeUpTitles.All.GroupBy(t => t.Categories[0]).Where(c => Places(c) is var places && places.Count(p => p == 0) < 0.7 * places.Count);

        Assert.Equal(Taxonomy.Bundled.Categories.Order(), MadeUpTitles.All.Select(t => t.Categories[0]).Distinct().Order());
        Assert.Empty(blind.Select(c => c.Key));
    }

    private static List<int> Places(IEnumerable<(string Language, string[] Categories, string Title, string? Description)> titles) =>
        [.. titles.Select(t => TextClassifier.Bundled.Classify(new EventText(t.Title, t.Description)).Select(c => c.Category).ToList().FindIndex(c => t.Categories.Contains(c)))];
}
