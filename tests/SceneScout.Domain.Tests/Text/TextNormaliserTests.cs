using CsCheck;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

public sealed class TextNormaliserTests
{
    [Theory]
    [InlineData("São Paulo", "sao paulo")]
    [InlineData("Sa\u0303o Paulo", "sao paulo")]
    [InlineData("ZÜRICH", "zurich")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Große Bühne", "grosse buhne")]
    [InlineData("Ørsted Ærø", "orsted aero")]
    [InlineData("Việt Nam", "viet nam")]
    [InlineData("ＤＪ Night", "dj night")]
    [InlineData("AC/DC – Live!", "ac dc live")]
    [InlineData("Joe’s Café", "joes cafe")]
    public void Marks_case_and_punctuation_tell_no_names_apart(string text, string key) => Assert.Equal(key, TextNormaliser.Key(text));

    [Theory]
    [InlineData("東京ドーム", "東京ドーム")]
    [InlineData("МОСКВА", "москва")]
    [InlineData("Αθήνα", "αθήνα")]
    public void Other_scripts_stay_as_they_are(string text, string key) => Assert.Equal(key, TextNormaliser.Key(text));

    [Fact]
    public void Plain_text_has_the_key_that_it_has_beside_other_letters() =>
        Gen.Char['\0', '\x7f'].Array[0, 300].Select(letters => new string(letters)).Sample(text => Assert.Equal($"e {TextNormaliser.Key(text)}".TrimEnd(), TextNormaliser.Key("é " + text)), iter: 2_000);
}
