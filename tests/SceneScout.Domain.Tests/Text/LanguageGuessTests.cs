using CsCheck;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

public class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "Join us for an evening of jazz with the best musicians of the city. Doors open at eight.")]
    [InlineData("es", "Ven a disfrutar de una noche de jazz con los mejores músicos de la ciudad. Las puertas se abren a las ocho.")]
    [InlineData("fr", "Venez passer une soirée de jazz avec les meilleurs musiciens de la ville. Les portes ouvrent à vingt heures.")]
    [InlineData("de", "Ein Abend mit den besten Musikern der Stadt. Einlass ist um acht, und wir freuen uns auf euch.")]
    [InlineData("nl", "Kom naar een avond vol jazz met de beste muzikanten van de stad. De deuren gaan om acht uur open.")]
    [InlineData("it", "Una serata di jazz con i migliori musicisti della città. Le porte si aprono alle otto, non mancate.")]
    [InlineData("pt", "Venha para uma noite de jazz com os melhores músicos da cidade. As portas abrem às oito e não é preciso reservar.")]
    [InlineData("sv", "Välkommen till en kväll med jazz och de bästa musikerna i staden. Dörrarna öppnar klockan åtta för alla som vill.")]
    [InlineData("ca", "Una nit de jazz amb els millors músics de la ciutat. Les portes s'obren a les vuit i és per a tots els públics.")]
    [InlineData("pl", "Zapraszamy na wieczór jazzowy z najlepszymi muzykami w mieście. Nie przegap, bo to będzie dla nas ważne i jest za darmo.")]
    public void The_language_of_a_sentence_is_found(string language, string text) => Assert.Equal(language, LanguageGuess.Of("Jazz", text));

    [Theory]
    [InlineData("el", "Βραδιά τζαζ")]
    [InlineData("he", "ערב ג'אז")]
    [InlineData("ja", "ジャズナイト")]
    [InlineData("ko", "재즈의 밤에")]
    [InlineData("th", "คืนแจ๊ส")]
    public void A_script_that_one_language_has_tells_it(string language, string title) => Assert.Equal(language, LanguageGuess.Of(title, null));

    [Theory]
    [InlineData("Jazz", null)]
    [InlineData("DJ Shadow", "Live")]
    [InlineData("東京", null)]
    [InlineData("", "")]
    [InlineData("La Traviata", "Verdi")]
    public void In_doubt_there_is_none(string title, string? description) => Assert.Null(LanguageGuess.Of(title, description));

    [Fact]
    public void No_text_is_too_odd() => Gen.Select(Gen.String, Gen.String).Sample((title, description) =>
        Assert.True(LanguageGuess.Of(title, description) is null or { Length: 2 }));
}
