using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public sealed class PriceWordsTests
{
    [Theory]
    [InlineData("$10-$20", "US", 10d, 20d, "USD")]
    [InlineData("$10 – $20", null, 10d, 20d, null)]
    [InlineData("C$15", "US", 15d, 15d, "CAD")]
    [InlineData("A$15.50", null, 15.5, 15.5, "AUD")]
    [InlineData("12,50 €", "DE", 12.5, 12.5, "EUR")]
    [InlineData("ab 12,- EUR", null, 12d, null, "EUR")]
    [InlineData("from £8", null, 8d, null, "GBP")]
    [InlineData("£8 adv / £10 door", null, 8d, 10d, "GBP")]
    [InlineData("bis zu 30 Euro", null, null, 30d, "EUR")]
    [InlineData("1.234,50 EUR", null, 1234.5, 1234.5, "EUR")]
    [InlineData("¥3,500", "JP", 3500d, 3500d, "JPY")]
    [InlineData("250 kr", "SE", 250d, 250d, "SEK")]
    [InlineData("$20+", "US", 20d, null, "USD")]
    [InlineData("Free for members, $5", "US", null, null, "not read")]
    [InlineData("Free - $20", "US", 0d, 20d, "USD")]
    public void Amounts_are_read_with_their_currency(string text, string? country, double? min, double? max, string? currency)
    {
        var read = PriceWords.Read(text, country);

        if (currency == "not read")
            Assert.Null(read);
        else
            Assert.Equal(new Price((decimal?)min, (decimal?)max, currency), read!.Price);
    }

    [Theory]
    [InlineData("Free")]
    [InlineData("FREE!")]
    [InlineData("Eintritt frei")]
    [InlineData("Entrée libre")]
    [InlineData("no cover")]
    [InlineData("Free entry")]
    public void What_says_that_it_is_free_is_free(string text) => Assert.Equal((null, true), (PriceWords.Read(text, null)!.Price, PriceWords.Read(text, null)!.IsFree));

    [Theory]
    [InlineData("Donation")]
    [InlineData("pay what you can")]
    [InlineData("TBA")]
    public void What_says_no_price_is_unknown_and_not_free(string text) => Assert.Equal(new PriceReading(null, null), PriceWords.Read(text, null));

    [Theory]
    [InlineData("gluten-free")]
    [InlineData("gluten-free menu $30")]
    [InlineData("Free parking, ask for price")]
    [InlineData("$10 or €10")]
    [InlineData("call us")]
    [InlineData("50% off")]
    [InlineData("doors 20:00")]
    public void What_is_not_understood_as_a_whole_is_not_read(string text) => Assert.Null(PriceWords.Read(text, "US"));

    [Fact]
    public void Fees_are_told() => Assert.Equal(
        (new Price(10, 10, "USD", false), new Price(12, 12, "GBP", true)), (PriceWords.Read("$10 + fees", "US")!.Price, PriceWords.Read("£12 incl. fees", null)!.Price));
}
