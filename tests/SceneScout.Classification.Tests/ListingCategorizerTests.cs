using SceneScout.Domain.Events;
using SceneScout.Domain.Processing;
using Xunit;

namespace SceneScout.Classification.Tests;

public sealed class ListingCategorizerTests
{
    [Fact]
    public void A_label_that_means_one_category_counts_before_the_words()
    {
        var guesses = Of("Yoga in the park", new SourceCategory("subcategory", "3002", null));

        Assert.Equal(("music", "jazz-blues", 0.9), (guesses[0].Name, guesses[0].Subcategory, guesses[0].Confidence));
        Assert.Equal("wellness", guesses[1].Name);
    }

    [Theory]
    [InlineData("The Nutcracker, a ballet", "dance")]
    [InlineData("Stand-up comedy night", "comedy")]
    [InlineData("Hamlet by Shakespeare", "theatre")]
    public void Of_a_label_that_means_several_the_words_choose(string title, string category)
    {
        var guess = Of(title, new SourceCategory("category", "105", "Performing & Visual Arts"))[0];

        Assert.Equal(category, guess.Name);
        Assert.InRange(guess.Confidence, 0.2, 0.85);
    }

    [Theory]
    [InlineData("tag", "Whatever")]
    [InlineData("category", "")]
    public void Without_a_label_that_means_something_the_words_decide(string scheme, string name) =>
        Assert.Equal("sports", Of("Sunday half marathon", new SourceCategory(scheme, null, name))[0].Name);

    [Fact]
    public void Nothing_known_is_never_no_answer()
    {
        var guesses = Of("…");

        Assert.Equal(3, guesses.Length);
        Assert.All(guesses, guess => Assert.Contains(guess.Name, CategoryName.All));
    }

    [Fact]
    public void The_names_are_those_of_the_taxonomy() => Assert.Equal(Taxonomy.Bundled.Categories, CategoryName.All);

    private static System.Collections.Immutable.ImmutableArray<CategoryGuess> Of(string title, params SourceCategory[] categories) => ListingCategorizer.Bundled.Of(
        new Listing
        {
            Key = new ListingKey(SourceName.Eventbrite, "1"),
            Title = title,
            Time = new EventTime(new EventMoment(new DateOnly(2027, 1, 1), null, null), null, null, false),
            Categories = [.. categories],
        },
        [SourceName.Eventbrite]);
}
