using System.Text;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Tests.Http;

public sealed class SecretRedactorTests
{
    [Theory]
    [InlineData("https://x.org/e.json?size=1&apikey=abcDEF123&page=0", "https://x.org/e.json?size=1&apikey=REDACTED&page=0")]
    [InlineData("GET /place/json?key=AIzaXyz", "GET /place/json?key=REDACTED")]
    [InlineData("Quota limit exceeded. Identifier : abcDEF123", "Quota limit exceeded. Identifier : REDACTED")]
    [InlineData("token:TOK123 22/2000 reset=3530s, key:KEY123 22/2000 reset=3530s", "token:REDACTED 22/2000 reset=3530s, key:REDACTED 22/2000 reset=3530s")]
    [InlineData("'bearer: abcDEF123' does not match", "'bearer: REDACTED' does not match")]
    [InlineData("Authorization: Bearer abcDEF123", "Authorization: Bearer REDACTED")]
    [InlineData("X-Goog-Api-Key: AIzaXyz", "X-Goog-Api-Key: REDACTED")]
    [InlineData("nothing secret here: monkey=1 keynote", "nothing secret here: monkey=1 keynote")]
    public void What_looks_like_a_secret_is_taken_out(string text, string expected) => Assert.Equal(expected, new SecretRedactor().Redact(text));

    [Fact]
    public void A_known_key_is_taken_out_wherever_it_stands_also_escaped()
    {
        var redactor = new SecretRedactor("a+b/c=d");

        Assert.Equal("1 REDACTED 2 REDACTED 3", redactor.Redact("1 a+b/c=d 2 a%2Bb%2Fc%3Dd 3"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("u:")]
    [InlineData("me:")]
    public void A_known_key_is_taken_out_of_base64_wherever_it_begins(string before)
    {
        const string Key = "k3y+with/odd=letters&more";
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Key}:after"));
        var safe = new SecretRedactor(Key).Redact($"1 {text} 2 {text.Replace('+', '-').Replace('/', '_')} 3");

        Assert.Matches("^1 [A-Za-z0-9+/]{0,6}REDACTED[A-Za-z0-9+/=]* 2 [A-Za-z0-9_-]{0,6}REDACTED[A-Za-z0-9=_-]* 3$", safe);
    }

    [Fact]
    public void A_known_key_is_taken_out_of_the_values_and_names_of_JSON_however_it_is_escaped()
    {
        var json = Json.Of("""{"a":["x \u0061+b\/c&d y",1.50,null,true],"\u0061+b/c&d":{"q":"a%2Bb%2Fc%26d a&amp;b \u0061%2bb%2fc%26d a+b/c&amp;d"},"n":"\n"}""");

        var safe = new SecretRedactor("a+b/c&d").Redact(json);

        Assert.Equal("""{"a":["x REDACTED y",1.50,null,true],"REDACTED":{"q":"REDACTED a\u0026amp;b REDACTED REDACTED"},"n":"\n"}""", safe.GetRawText());
    }

    [Fact]
    public void JSON_without_a_known_key_stays_as_it_came()
    {
        var json = Json.Of("""{ "a" : "\u0041" }""");

        Assert.Equal(json.GetRawText(), new SecretRedactor("some-key").Redact(json).GetRawText());
    }
}
