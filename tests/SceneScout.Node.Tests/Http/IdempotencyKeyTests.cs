using Microsoft.Extensions.Primitives;
using SceneScout.Node.Http;
using Xunit;

namespace SceneScout.Node.Tests.Http;

public sealed class IdempotencyKeyTests
{
    [Fact]
    public void One_header_is_the_key_whatever_can_be_seen_stands_in_it()
    {
        Assert.Equal(("a,b c", null), IdempotencyKey.Read("a,b c"));
        Assert.Equal((null, null), IdempotencyKey.Read(StringValues.Empty));
        Assert.Equal((new string('k', 200), null), IdempotencyKey.Read(new string('k', 200)));
    }

    [Fact]
    public void Two_headers_are_refused_and_not_joined() =>
        Assert.Equal((null, "one header, not 2"), IdempotencyKey.Read(new StringValues(["a", "b"])));

    [Theory]
    [InlineData("a\tb")]
    [InlineData("a\u007f")]
    public void A_control_character_is_refused_by_the_rule_on_characters(string key) =>
        Assert.Equal((null, "characters that can be seen, and blanks; no tab or other control character"), IdempotencyKey.Read(key));

    [Fact]
    public void A_key_that_is_too_long_is_refused_by_the_rule_on_length() =>
        Assert.Equal((null, "1 to 200 characters, not 201"), IdempotencyKey.Read(new string('k', 201)));
}
