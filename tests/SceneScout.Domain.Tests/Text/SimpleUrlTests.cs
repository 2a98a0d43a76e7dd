using CsCheck;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Tests.Text;

public class SimpleUrlTests
{
    // Pieces of addresses, good and bad, that meet in every order.
    private static readonly string[] Pieces =
    [
        "http://", "https://", "HTTP://", "ftp://", "www.", "example", "e", "-", "--", "xn--", ".", "..", "/", "//", "/.", "/..", "com", "org", "a", "A", "1", "127", "0x7f", "_", "~", "%41", ":80", ":", "@", "?", "#", " ", "ß", "é", "\t", "\\",
    ];

    [Theory]
    [InlineData("https://example.org", "example.org", "")]
    [InlineData("http://www.example.org/", "www.example.org", "/")]
    [InlineData("https://a-b.example.co.uk/x/y-z_1~2.html", "a-b.example.co.uk", "/x/y-z_1~2.html")]
    public void The_usual_address_is_read_in_its_parts(string text, string host, string path)
    {
        var url = SimpleUrl.Read(text)!.Value;

        Assert.Equal((host, path), (text[url.Host], text[url.Path]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://")]
    [InlineData("https:///x")]
    [InlineData("HTTPS://example.org")]
    [InlineData("https://Example.org")]
    [InlineData("https://example.org:8080/")]
    [InlineData("https://user@example.org/")]
    [InlineData("https://example.org/?q=1")]
    [InlineData("https://example.org/#top")]
    [InlineData("https://example.org//x")]
    [InlineData("https://example.org/./x")]
    [InlineData("https://example.org/%7e")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://0x7f/")]
    [InlineData("https://a.0x7f/")]
    [InlineData("https://a.org./")]
    [InlineData("https://-a.org/")]
    [InlineData("https://a..org/")]
    [InlineData("https://xn--80ak6aa92e.com/")]
    [InlineData("ftp://example.org/")]
    [InlineData("javascript:alert(1)")]
    public void Any_other_is_left_to_a_full_reader(string text) => Assert.Null(SimpleUrl.Read(text));

    [Fact]
    public void A_label_of_64_characters_or_a_host_of_254_is_none()
    {
        Assert.NotNull(SimpleUrl.Read($"https://{new string('a', 63)}.org"));
        Assert.Null(SimpleUrl.Read($"https://{new string('a', 64)}.org"));
        Assert.Null(SimpleUrl.Read("https://" + string.Concat(Enumerable.Repeat("abcdefghi.", 25)) + "orgs"));
    }

    [Fact]
    public void What_is_read_is_what_the_framework_reads()
    {
        var read = 0;
        Gen.Int[0, Pieces.Length - 1].Array[1, 7].Select(Gen.Int[0, 3]).Sample((pieces, scheme) =>
        {
            var text = (scheme > 0 ? Pieces[scheme - 1] : "") + string.Concat(pieces.Select(piece => Pieces[piece]));
            if (SimpleUrl.Read(text) is not { } url)
                return;
            Interlocked.Increment(ref read);
            var uri = new Uri(text, UriKind.Absolute);
            Assert.Equal(uri.Host, text[url.Host]);
            Assert.Equal(uri.AbsolutePath, text[url.Path] is { Length: > 0 } path ? path : "/");
            Assert.Equal(("", "", "", true), (uri.Query, uri.Fragment, uri.UserInfo, uri.IsDefaultPort));
        }, iter: 20_000);
        Assert.True(read > 100, $"only {read} addresses were of the usual form");
    }
}
