using System.Net;
using System.Net.Http.Headers;
using SceneScout.Node.Tests.Shell;
using Xunit;

namespace SceneScout.Node.Tests.Http;

[Collection(NodeCollection.Name)]
public sealed class SignInEndpointsTests(NodeFixture fixture)
{
    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused()
    {
        using var form = new StringContent("no parts");
        form.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data");

        using var answer = await fixture.Http.PostAsync(new Uri("sign-in", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
