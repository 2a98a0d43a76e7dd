using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SceneScout.Imaging.Fetching;

namespace SceneScout.Imaging.Tests;

public sealed class PictureClientTests
{
    private static readonly FetchRules Open = new() { AllowLoopback = true, PerHostPerSecond = 1000 };

    private static readonly byte[] File = [1, 2, 3, 4];

    [Fact]
    public async Task A_picture_comes_as_it_was_sent_through_redirects_too()
    {
        await using var server = SocketServer.Of(path => path == "/old" ? SocketServer.Redirect("/new") : SocketServer.Picture(File));
        using var client = new PictureClient(Open, TimeProvider.System);

        Assert.Equal(File, Assert.IsType<PictureFetch.Fetched>(await client.FetchAsync(server.Url("/old"), CancellationToken.None)).Content);
        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData("ftp://example.com/a.jpg", "scheme 'ftp' is not accepted: http or https.")]
    [InlineData("file:///etc/passwd", "scheme 'file' is not accepted: http or https.")]
    [InlineData("data:image/png;base64,AAAA", "scheme 'data' is not accepted: http or https.")]
    [InlineData("gopher://127.0.0.1/x", "scheme 'gopher' is not accepted: http or https.")]
    [InlineData("/a.jpg", "scheme 'file' is not accepted: http or https.")]
    [InlineData("a.jpg", "'a.jpg' is not accepted: an address with http or https.")]
    [InlineData("http://user:secret@example.com/a.jpg", "a user name in an address is not accepted.")]
    [InlineData("http://example.com:22/a.jpg", "port 22 is not accepted: 80 for http, 443 for https.")]
    [InlineData("http://127.0.0.1/a.jpg", "127.0.0.1 leads to 127.0.0.1; public addresses are accepted.")]
    [InlineData("http://2130706433/a.jpg", "127.0.0.1 leads to 127.0.0.1; public addresses are accepted.")]
    [InlineData("http://0x7f.1/a.jpg", "127.0.0.1 leads to 127.0.0.1; public addresses are accepted.")]
    [InlineData("http://[::1]/a.jpg", "leads to ::1; public addresses are accepted.")]
    [InlineData("http://[::ffff:10.0.0.1]/a.jpg", "public addresses are accepted.")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "169.254.169.254 leads to 169.254.169.254; public addresses are accepted.")]
    public async Task What_is_not_on_the_public_web_is_refused_by_name(string url, string expected)
    {
        using var client = new PictureClient(new FetchRules(), TimeProvider.System);

        var failed = Assert.IsType<PictureFetch.Failed>(await client.FetchAsync(url, CancellationToken.None));

        Assert.Equal(FetchFailure.Address, failed.Failure);
        Assert.Contains(expected, failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_leads_to_private_addresses_is_refused_and_nobody_is_connected_to()
    {
        await using var server = SocketServer.Of(_ => SocketServer.Picture(File));
        using var client = new PictureClient(new FetchRules(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("10.0.0.7")]));

        var failed = Assert.IsType<PictureFetch.Failed>(await client.FetchAsync("http://pictures.example/a.jpg", CancellationToken.None));

        Assert.Equal((FetchFailure.Address, "pictures.example leads to 127.0.0.1, 10.0.0.7; public addresses are accepted."), (failed.Failure, failed.Detail));
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task The_name_is_asked_for_once_and_that_very_address_is_connected_to()
    {
        var asked = 0;
        await using var server = SocketServer.Of(_ => SocketServer.Picture(File));
        using var client = new PictureClient(Open, TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.7")]));

        Assert.IsType<PictureFetch.Fetched>(await client.FetchAsync(server.Url("/a.jpg", "localhost"), CancellationToken.None));
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("http://10.0.0.7/a.jpg")]
    [InlineData("http://169.254.169.254/a.jpg")]
    [InlineData("http://[fd00:ec2::254]/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/a.jpg")]
    public async Task A_redirect_is_judged_as_the_first_address_was(string to)
    {
        await using var server = SocketServer.Of(_ => SocketServer.Redirect(to));
        using var client = new PictureClient(Open, TimeProvider.System);

        Assert.Equal(FetchFailure.Address, Assert.IsType<PictureFetch.Failed>(await client.FetchAsync(server.Url("/a.jpg"), CancellationToken.None)).Failure);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        await using var server = SocketServer.Of(_ => SocketServer.Redirect("/again"));
        using var client = new PictureClient(Open, TimeProvider.System);

        var failed = Assert.IsType<PictureFetch.Failed>(await client.FetchAsync(server.Url("/a.jpg"), CancellationToken.None));

        Assert.Equal((FetchFailure.Refused, "more than 3 redirects", 4), (failed.Failure, failed.Detail, server.Requests));
    }

    [Fact]
    public async Task Too_much_is_refused_whether_the_host_says_so_or_not()
    {
        await using var server = new SocketServer(async (path, stream, stop) =>
        {
            if (path == "/said")
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 99999\r\n\r\n"u8.ToArray(), stop);
            else
                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n"), stop);
            for (var i = 0; i < 100; i++)
                await stream.WriteAsync(new byte[1000], stop);
        });
        using var client = new PictureClient(Open with { Bytes = 10_000 }, TimeProvider.System);

        Assert.Equal("99999 bytes or more; at most 10000 are accepted", Assert.IsType<PictureFetch.Failed>(await client.FetchAsync(server.Url("/said"), CancellationToken.None)).Detail);
        Assert.Equal(FetchFailure.Content, Assert.IsType<PictureFetch.Failed>(await client.FetchAsync(server.Url("/unsaid"), CancellationToken.None)).Failure);
    }

    [Theory]
    [InlineData("text/html", "")]
    [InlineData("image/svg+xml", "")]
    [InlineData("image/jpeg", "Content-Encoding: gzip\r\n")]
    public async Task What_says_itself_that_it_is_no_picture_is_not_read(string type, string further)
    {
        await using var server = SocketServer.Of(_ => SocketServer.Picture(File, type, further));
        using var client = new PictureClient(Open, TimeProvider.System);

        Assert.Equal(FetchFailure.Content, Assert.IsType<PictureFetch.Failed>(await client.FetchAsync(server.Url("/a.jpg"), CancellationToken.None)).Failure);
    }

    [Theory]
    [InlineData(404, FetchFailure.Refused)]
    [InlineData(403, FetchFailure.Refused)]
    [InlineData(204, FetchFailure.Refused)]
    [InlineData(429, FetchFailure.Unreachable)]
    [InlineData(503, FetchFailure.Unreachable)]
    public async Task What_may_help_another_time_is_told_from_what_will_not(int status, FetchFailure expected)
    {
        await using var server = SocketServer.Of(_ => SocketServer.Status(status));
        using var client = new PictureClient(Open, TimeProvider.System);

        Assert.Equal(expected, Assert.IsType<PictureFetch.Failed>(await client.FetchAsync(server.Url("/a.jpg"), CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task A_host_that_sends_a_byte_now_and_then_is_left_when_the_time_is_over()
    {
        var time = new FakeTimeProvider();
        var begun = new TaskCompletionSource();
        await using var server = new SocketServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 9999\r\n\r\nx"u8.ToArray(), stop);
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var client = new PictureClient(Open, time);

        var fetching = client.FetchAsync(server.Url("/a.jpg"), CancellationToken.None);
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal((FetchFailure.Unreachable, "no whole answer within 15 s"), Assert.IsType<PictureFetch.Failed>(await fetching) is var failed ? (failed.Failure, failed.Detail) : default);
    }

    [Fact]
    public async Task A_host_that_is_not_there_may_be_another_time()
    {
        string url;
        await using (var server = SocketServer.Of(_ => []))
            url = server.Url("/a.jpg");
        using var client = new PictureClient(Open, TimeProvider.System);

        Assert.Equal(FetchFailure.Unreachable, Assert.IsType<PictureFetch.Failed>(await client.FetchAsync(url, CancellationToken.None)).Failure);
    }

    [Fact]
    public async Task Requests_to_one_host_keep_their_distance_and_one_that_would_wait_too_long_is_for_later()
    {
        var time = new FakeTimeProvider();
        await using var server = SocketServer.Of(_ => SocketServer.Picture(File));
        using var client = new PictureClient(Open with { PerHostPerSecond = 0.1, LongestWait = TimeSpan.FromSeconds(15), Timeout = TimeSpan.FromMinutes(5) }, time);

        Assert.IsType<PictureFetch.Fetched>(await client.FetchAsync(server.Url("/1"), CancellationToken.None));
        var second = client.FetchAsync(server.Url("/2"), CancellationToken.None);
        var third = await client.FetchAsync(server.Url("/3"), CancellationToken.None);

        Assert.Equal((FetchFailure.Unreachable, "127.0.0.1 is asked as often as it may be"), Assert.IsType<PictureFetch.Failed>(third) is var failed ? (failed.Failure, failed.Detail) : default);
        Assert.False(second.IsCompleted);
        Assert.Equal(1, server.Requests);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<PictureFetch.Fetched>(await second);
    }
}
