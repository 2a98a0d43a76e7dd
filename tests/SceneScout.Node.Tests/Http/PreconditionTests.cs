using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SceneScout.Node.Http;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class PreconditionTests
{
    [Theory]
    [InlineData("\"a\"", null, "\"a\"", true)]
    [InlineData("\"b\", \"a\"", null, "\"a\"", true)]
    [InlineData("\"b\"", null, "\"a\"", false)]
    [InlineData("W/\"a\"", null, "\"a\"", false)]
    [InlineData("*", null, "\"a\"", true)]
    [InlineData("*", null, null, false)]
    [InlineData("\"a\"", null, null, false)]
    [InlineData("no tag", null, "\"a\"", false)]
    [InlineData(null, "*", "\"a\"", false)]
    [InlineData(null, "*", null, true)]
    [InlineData(null, "\"a\"", "\"a\"", false)]
    [InlineData(null, "W/\"a\"", "\"a\"", false)]
    [InlineData(null, "\"b\"", "\"a\"", true)]
    [InlineData("\"a\"", "\"a\"", "\"a\"", false)]
    public void A_condition_holds_as_RFC_9110_says(string? match, string? noneMatch, string? current, bool holds)
    {
        var request = new DefaultHttpContext().Request;
        if (match is not null)
            request.Headers.IfMatch = match;
        if (noneMatch is not null)
            request.Headers.IfNoneMatch = noneMatch;

        Assert.Equal(holds, Precondition.Of(request)!.Holds(current is null ? null : EntityTagHeaderValue.Parse(current)));
    }

    [Fact]
    public void Without_either_header_there_is_none() => Assert.Null(Precondition.Of(new DefaultHttpContext().Request));
}
