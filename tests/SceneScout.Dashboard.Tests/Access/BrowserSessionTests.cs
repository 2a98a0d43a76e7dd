using System.Net;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Contracts.Security;
using SceneScout.Node.Security;

namespace SceneScout.Dashboard.Tests.Access;

public sealed class BrowserSessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);
    private readonly BrowserSession _sessions = new(new AccessTokens("read", "operate", "admin").SessionKey);

    [Theory]
    [InlineData(AccessScope.Read)]
    [InlineData(AccessScope.Operate)]
    [InlineData(AccessScope.Admin)]
    public void A_session_allows_what_its_token_allowed_until_it_is_over(AccessScope scope)
    {
        var cookie = _sessions.Issue(scope, Now);

        Assert.Equal(scope, _sessions.Read(cookie, Now + BrowserSession.Length - TimeSpan.FromSeconds(1)));
        Assert.Null(_sessions.Read(cookie, Now + BrowserSession.Length));
    }

    [Fact]
    public void A_session_that_was_changed_is_none()
    {
        var parts = _sessions.Issue(AccessScope.Read, Now).Split('.');

        Assert.Null(_sessions.Read($"admin.{parts[1]}.{parts[2]}", Now));
        Assert.Null(_sessions.Read($"{parts[0]}.{parts[1]}9.{parts[2]}", Now));
        Assert.Null(_sessions.Read($"{parts[0]}.{parts[1]}.", Now));
        Assert.Null(_sessions.Read("odd", Now));
        Assert.Null(_sessions.Read(null, Now));
    }

    [Fact]
    public void Other_tokens_end_all_sessions() =>
        Assert.Null(new BrowserSession(new AccessTokens("read", "other", "admin").SessionKey).Read(_sessions.Issue(AccessScope.Admin, Now), Now));

    [Fact]
    public void Who_guesses_has_to_wait_and_nobody_else()
    {
        var time = new FakeTimeProvider(Now);
        var attempts = new SignInAttempts(time);
        for (var n = 0; n < SignInAttempts.Most; n++)
        {
            Assert.Null(attempts.Wait(IPAddress.Loopback));
            attempts.Wrong(IPAddress.Loopback);
        }

        Assert.Equal(SignInAttempts.Window, attempts.Wait(IPAddress.Loopback));
        Assert.Null(attempts.Wait(IPAddress.IPv6Loopback));
        time.Advance(SignInAttempts.Window);
        Assert.Null(attempts.Wait(IPAddress.Loopback));
    }

    [Fact]
    public void Where_a_right_token_came_from_lately_one_who_guesses_locks_nobody_out_but_does_not_guess_for_ever()
    {
        var time = new FakeTimeProvider(Now);
        var attempts = new SignInAttempts(time);
        attempts.Right(IPAddress.Loopback);
        for (var n = 0; n < SignInAttempts.MostOfKnown; n++)
        {
            Assert.Null(attempts.Wait(IPAddress.Loopback));
            attempts.Wrong(IPAddress.Loopback);
        }

        Assert.Equal(SignInAttempts.Window, attempts.Wait(IPAddress.Loopback));
        time.Advance(SignInAttempts.Known);
        for (var n = 0; n < SignInAttempts.Most; n++)
            attempts.Wrong(IPAddress.Loopback);
        Assert.Equal(SignInAttempts.Window, attempts.Wait(IPAddress.Loopback));
    }
}
