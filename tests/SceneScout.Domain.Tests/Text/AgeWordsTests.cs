using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

public class AgeWordsTests
{
    [Theory]
    [InlineData("Doors 8PM, show 9PM, 21+.", 21)]
    [InlineData("Comedy Night (18+)", 18)]
    [InlineData("18+", 18)]
    [InlineData("You must be 21 and over", 21)]
    [InlineData("Ages 16 and up", 16)]
    [InlineData("This event is 18 and over only, 21+ to drink", 18)]
    [InlineData("Over 18s only", 18)]
    [InlineData("Ab 16 Jahren", 16)]
    [InlineData("Einlass ab 18 Jahre", 18)]
    [InlineData("À partir de 12 ans", 12)]
    [InlineData("Mayores de 18", 18)]
    [InlineData("Vanaf 16 jaar", 16)]
    [InlineData("Minimum age is 14.", 14)]
    [InlineData("All ages welcome", 0)]
    [InlineData("Tout public", 0)]
    [InlineData("Fiesta +18", 18)]
    public void An_age_is_read(string text, int age) => Assert.Equal(age, AgeWords.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20+ food trucks and 12+ bands")]
    [InlineData("Doors at 18:00, ab 18 Uhr")]
    [InlineData("Call +30 210 1234567")]
    [InlineData("Wed, Oct 1, 7:00 PM + 3 more")]
    [InlineData("From $18 and up to $25")]
    [InlineData("2018+")]
    [InlineData("Through the ages")]
    [InlineData("Catch-22 and other books")]
    [InlineData("Over 18 years of music")]
    public void What_is_no_age_is_none(string? text) => Assert.Null(AgeWords.Read(text));

    [Theory]
    [InlineData("Crimson Salt Dancers - 18+", "Crimson Salt Dancers - ")]
    [InlineData("Fiesta +18", "Fiesta ")]
    [InlineData("(21 and over) Comedy", "( and over) Comedy")]
    [InlineData("20+ food trucks, 101 ideas", "20+ food trucks, 101 ideas")]
    [InlineData("Studio 54", "Studio 54")]
    public void A_title_loses_the_number_that_is_an_age(string title, string left) => Assert.Equal(left, AgeWords.Without(title));
}
