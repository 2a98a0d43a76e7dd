using System.Text;
using CsCheck;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

public class MojibakeTests
{
    private const string Letters = "abcXYZ 0123&'éèêëàâäáåãçñöôóõüúùûÿßœšž€“”’–—…łżęąđğışțăčřů東京ジ한국🎉🎶";

    [Theory]
    [InlineData("CafÃ© del Mar", "Café del Mar")]
    [InlineData("donâ€™t", "don’t")]
    [InlineData("Â£10", "£10")]
    [InlineData("MÃ¼nchen â€“ KÃ¶ln", "München – Köln")]
    [InlineData("ðŸŽ‰ Party", "🎉 Party")]
    [InlineData("CafÃƒÂ©", "Café")]
    public void What_can_be_nothing_else_is_read_rightly(string text, string repaired) => Assert.Equal(repaired, Mojibake.Repaired(text));

    [Theory]
    [InlineData("Café del Mar")]
    [InlineData("“A IRMÃ”")]
    [InlineData("CAFÉ”")]
    [InlineData("voilà »")]
    [InlineData("Ã")]
    [InlineData("São João – Maçã")]
    [InlineData("Ñandú & Ärger")]
    [InlineData("NOËL… à Noël")]
    [InlineData("Дом культуры")]
    public void What_can_be_meant_stays(string text) => Assert.Same(text, Mojibake.Repaired(text));

    [Fact]
    public void Text_that_was_misread_once_comes_back() => Gen.Int[0, Letters.EnumerateRunes().Count() - 1].Array[1, 20].Sample(picks =>
    {
        var runes = Letters.EnumerateRunes().ToArray();
        var text = string.Concat(picks.Select(pick => runes[pick].ToString())) + "ü";
        Assert.Equal(text, Mojibake.Repaired(Misread(text)));
    });

    // As Windows-1252 shows the bytes of UTF-8.
    private static string Misread(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(octet => octet is >= 0x80 and <= 0x9F
        ? "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"[octet - 0x80]
        : (char)octet));
}
