using System.Net;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Http;

[Collection(NodeCollection.Name)]
public sealed class TokenGateTests(NodeFixture fixture)
{
    [Theory]
    [InlineData(null, null, HttpStatusCode.OK)]
    [InlineData("own", null, HttpStatusCode.OK)]
    [InlineData("own", "same-origin", HttpStatusCode.OK)]
    [InlineData("https://elsewhere.example", null, HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "cross-site", HttpStatusCode.Forbidden)]
    public async Task A_form_is_taken_from_pages_of_its_own_and_from_programs(string? origin, string? site, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "sign-out");
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin == "own" ? fixture.Node.Address.GetLeftPart(UriPartial.Authority) : origin);
        if (site is not null)
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);

        using var answer = await fixture.Http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }
}
