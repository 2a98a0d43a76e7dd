using Xunit;

namespace SceneScout.Classification.Tests;

public sealed class TaxonomyTests
{
    [Fact]
    public void There_are_23_categories_each_with_subcategories()
    {
        Assert.Equal(
            "music, nightlife, comedy, theatre, dance, film, visual-arts, festivals, food-drink, markets, sports, outdoors, wellness, classes, talks, tech, business, community, family, charity, spirituality, hobbies, other",
            string.Join(", ", Taxonomy.Bundled.Categories));
        Assert.All(Enumerable.Range(0, 23), category => Assert.True(Taxonomy.Bundled.FirstOf(category) >= 0));
    }

    [Theory]
    [InlineData("musik")]
    [InlineData("music/baking")]
    [InlineData("")]
    public void A_path_that_is_none_is_refused(string path) => Assert.Throws<InvalidDataException>(() => Taxonomy.Bundled.Find(path));
}
