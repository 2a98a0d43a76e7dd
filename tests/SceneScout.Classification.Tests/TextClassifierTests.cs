using Xunit;

namespace SceneScout.Classification.Tests;

public sealed class TextClassifierTests
{
    [Theory]
    [InlineData("Halloween party", "visual-arts")]
    [InlineData("County fair", "tech")]
    [InlineData("Matcha tasting", "sports")]
    [InlineData("Barbecue", "nightlife")]
    [InlineData("Smart people startup pitch", "visual-arts")]
    [InlineData("Scone baking class", "business")]
    public void A_word_is_not_what_is_hidden_in_it(string title, string hidden) =>
        Assert.DoesNotContain(TextClassifier.Bundled.Classify(new EventText(title), 1), c => c.Category == hidden);

    [Fact]
    public void Categories_come_best_first_with_their_own_subcategories_and_confidences_that_sum_to_one()
    {
        var all = TextClassifier.Bundled.Classify(new EventText("Jazz night", "A quartet plays standards.", "Blue Cellar"), 99);

        Assert.Equal(Taxonomy.Bundled.Categories.Count, all.Count);
        Assert.Equal(("music", "jazz-blues"), (all[0].Category, all[0].Subcategory));
        Assert.Equal(all.Select(c => c.Confidence).OrderDescending(), all.Select(c => c.Confidence));
        Assert.Equal(1, all.Sum(c => c.Confidence), 4);
        Assert.All(all, c => Taxonomy.Bundled.Find($"{c.Category}/{c.Subcategory}"));
    }

    [Theory]
    [InlineData("Quellmora")]
    [InlineData("Ostrivane & Tylwick")]
    [InlineData("Zarnblatt - SOLD OUT")]
    public void A_name_that_nothing_explains_is_mostly_a_bands(string title) =>
        Assert.Equal("music", TextClassifier.Bundled.Classify(new EventText(title), 1)[0].Category);

    [Theory]
    [InlineData("Quellmora", "An evening of stand-up comedy.", "comedy")]
    [InlineData("Ostrivane & Tylwick", "Two painters show their new landscapes in oil.", "visual-arts")]
    [InlineData("Zarnblatt", "A guided hike along the river with the rangers.", "outdoors")]
    public void What_the_text_says_of_such_a_name_holds(string title, string description, string category) =>
        Assert.Equal(category, TextClassifier.Bundled.Classify(new EventText(title, description), 1)[0].Category);

    [Theory]
    [InlineData("Understanding Panic Disorders", "Learn how trauma and anxiety come about, and what helps.", "wellness")]
    [InlineData("Dumpling Saturday", "Fold, steam and eat.", "food-drink")]
    public void What_organisers_of_webinars_and_classes_write_is_known(string title, string description, string category) =>
        Assert.Contains(TextClassifier.Bundled.Classify(new EventText(title, description), 2), c => c.Category == category);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("東京ジャズ")]
    [InlineData("!!! ??? \U0001F389")]
    [InlineData("a")]
    public void Any_text_has_an_answer(string title)
    {
        var answer = TextClassifier.Bundled.Classify(new EventText(title, title, title));

        Assert.Equal(3, answer.Count);
        Assert.All(answer, c => Assert.InRange(c.Confidence, 0, 1));
    }

    [Fact]
    public void The_venue_speaks_where_the_title_does_not() =>
        Assert.Equal("comedy", TextClassifier.Bundled.Classify(new EventText("Dana Whitlock", null, "The Laughing Goat Comedy Club"))[0].Category);

    [Fact]
    public void Many_threads_get_the_same_answers_as_one()
    {
        EventText[] texts = [.. MadeUpTitles.All.Select(t => new EventText(t.Title, t.Description))];
        var alone = texts.Select(t => TextClassifier.Bundled.Classify(t)[0]).ToArray();

        Assert.Equal(alone, texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(t => TextClassifier.Bundled.Classify(t)[0]).ToArray());
    }
}
