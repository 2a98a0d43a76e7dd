using CsCheck;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing.Geocoding;

namespace SceneScout.Domain.Tests.Processing.Geocoding;

public class PlaceQuestionTests
{
    [Theory]
    [InlineData("12 Main St", "12 Main St")]
    [InlineData("Blue Note, 131 W 3rd St, New York, NY 10012, USA", "131 W 3rd St")]
    [InlineData("131 W 3rd St\nNew York\nNY\n10012", "131 W 3rd St")]
    [InlineData("Washington Square Park", "Washington Square Park")]
    [InlineData("New York, NY", null)]
    [InlineData("Online", null)]
    [InlineData("", null)]
    public void The_street_is_what_an_address_says_beside_venue_and_town(string address, string? street)
    {
        var question = PlaceQuestion.Of(new Venue { Name = "Blue Note", Address = address, City = "New York", Region = "NY", PostalCode = "10012", CountryCode = "US" })!;

        Assert.Equal(("Blue Note", street, "New York"), (question.Name, question.Street, question.City));
    }

    [Fact]
    public void Without_a_town_or_without_anything_in_it_there_is_no_question()
    {
        Assert.Null(PlaceQuestion.Of(null));
        Assert.Null(PlaceQuestion.Of(new Venue { Name = "Blue Note", CountryCode = "US" }));
        Assert.Null(PlaceQuestion.Of(new Venue { City = "Berlin", CountryCode = "DE" }));
        Assert.Null(PlaceQuestion.Of(new Venue { Name = "TBA", Address = "Berlin", City = "Berlin", CountryCode = "DE" }));
        Assert.NotNull(PlaceQuestion.Of(new Venue { Address = "Torstraße 1", PostalCode = "10119" }));
    }

    [Fact]
    public void Questions_that_differ_in_case_marks_and_punctuation_alone_have_one_key()
    {
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.String[Gen.Char.AlphaNumeric, 1, 12]).Sample((name, street, city) =>
        {
            // Not one of the words that stand for no place.
            var one = PlaceQuestion.Of(new Venue { Name = $"x {name}", Address = $"1x {street}", City = city })!;
            var other = PlaceQuestion.Of(new Venue { Name = $"X. {name.ToUpperInvariant()}!", Address = $"1X - {street.ToLowerInvariant()}", City = $" {city.ToUpperInvariant()} " })!;
            Assert.Equal(one.Key, other.Key);
            Assert.NotEqual(one.Key, (one with { City = $"{city}a" }).Key);
            Assert.Equal(32, one.Key.Length);
        });
    }

    [Fact]
    public void What_is_said_in_another_part_is_another_question() =>
        Assert.NotEqual(new PlaceQuestion { Name = "Park", City = "Berlin" }.Key, new PlaceQuestion { Street = "Park", City = "Berlin" }.Key);
}
