using SceneScout.Contracts.Security;
using SceneScout.Node.Configuration;
using SceneScout.Node.Security;
using Xunit;

namespace SceneScout.Node.Tests.Security;

public sealed class AccessTokensTests
{
    private static readonly AccessTokens Tokens = new("looks", "works", "rules");

    [Theory]
    [InlineData("Bearer looks", "read")]
    [InlineData("Bearer works", "operate")]
    [InlineData("Bearer rules", "admin")]
    [InlineData("Bearer rule", null)]
    [InlineData("Bearer ", null)]
    [InlineData("Basic rules", null)]
    [InlineData("rules", null)]
    [InlineData("", null)]
    public void A_token_allows_what_it_was_given_for(string header, string? scope) => Assert.Equal(scope, Tokens.Scope(header)?.Name());

    [Fact]
    public void A_token_that_stands_twice_allows_the_most() => Assert.Equal(AccessScope.Admin, new AccessTokens("same", "", "same").Scope("Bearer same"));

    [Fact]
    public void An_unset_token_lets_nobody_in()
    {
        Assert.Null(new AccessTokens("", "", "rules").Scope("Bearer "));
        Assert.True(new AccessTokens("", "", "").None);
    }

    [Theory]
    [InlineData("1234", "", "master-key = ***")]
    [InlineData("", "/nowhere/at/all", "master-key-file = '/nowhere/at/all' cannot be read")]
    [InlineData("1234", "/nowhere", "both set")]
    public void A_master_key_that_cannot_be_used_is_named_without_being_shown(string text, string file, string message)
    {
        var e = Assert.Throws<ConfigMistakeException>(() => MasterKeys.Of(new SecurityOptions("", "", text, file, "", TimeSpan.FromSeconds(5))));

        Assert.Contains(message, Assert.Single(e.Mistakes), StringComparison.Ordinal);
        Assert.DoesNotContain("1234", e.Message, StringComparison.Ordinal);
    }
}
