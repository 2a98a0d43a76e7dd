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
}
