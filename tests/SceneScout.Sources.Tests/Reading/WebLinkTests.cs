using CsCheck;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public class WebLinkTests
{
    [Theory]
    [InlineData("https://example.org/a?utm_source=x&id=5&fbclid=y#top", "https://example.org/a?id=5#top")]
    [InlineData("HTTPS://Example.ORG/Path?ID=5", "https://example.org/Path?ID=5")]
    [InlineData("https://example.org:443/a", "https://example.org/a")]
    [InlineData("http://example.org:80", "http://example.org")]
    [InlineData("http://example.org:8080/a", "http://example.org:8080/a")]
    [InlineData("https://example.org/?gclid=1&_gl=2", "https://example.org/")]
    [InlineData("https://example.org/a#", "https://example.org/a")]
    [InlineData("https://example.org/a?b=%20c", "https://example.org/a?b=%20c")]
    [InlineData("https://User:Pass@Example.org/a", "https://User:Pass@Example.org/a")]
    [InlineData("https://example.org", "https://example.org")]
    public void An_address_has_one_form(string address, string canonical)
    {
        Assert.Equal(canonical, WebLink.Canonical(address));
        Assert.Equal(canonical, WebLink.Canonical(canonical));
    }

    [Fact]
    public void Parameters_that_only_track_go_and_all_else_stays_where_it_was() =>
        Gen.Select(
            Gen.OneOf("https://example.org/a", "HTTP://e.org", "ftp://e.org/", "What? 1&2", ""),
            Gen.OneOf("a=1", "UTM_source=x", "utm_", "fbclid=2", "FBCLID", "b", "", "=", "gclid=a=b", "c=utm_x").Array[0, 5], Gen.Bool, Gen.OneOf("", "#", "#a?utm_x=1&b"))
            .Sample((start, pairs, asked, fragment) =>
            {
                var text = start + (asked ? "?" : "") + string.Join('&', pairs) + fragment;
                Assert.Equal(Plainly(text), WebLink.WithoutTracking(text));
            }, iter: 2_000);

    // The same, pair by pair.
    private static string Plainly(string text)
    {
        var question = text.IndexOf('?', StringComparison.Ordinal);
        if (!text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || question < 0)
            return text;
        var hash = text.IndexOf('#', question) is >= 0 and var at ? at : text.Length;
        var kept = text[(question + 1)..hash].Split('&').Where(pair => pair.Length > 0 && pair.Split('=')[0].ToLowerInvariant() is var name
            && !name.StartsWith("utm_", StringComparison.Ordinal) && name is not ("fbclid" or "gclid")).ToList();
        return text[..question] + (kept.Count == 0 ? "" : "?" + string.Join('&', kept)) + text[hash..];
    }

    [Fact]
    public void The_form_names_the_same_page() =>
        Gen.Select(
            Gen.OneOf("http", "HTTPS", "https"), Gen.OneOf("example.org", "Example.ORG", "www.e-x.co.uk"), Gen.OneOf("", ":443", ":80", ":99"),
            Gen.OneOf("", "/", "/A/b", "/x%20y", "//"), Gen.OneOf("", "?", "?a=1", "?utm_x=1", "?a=1&utm_y=2&b"), Gen.OneOf("", "#", "#f"))
            .Sample((scheme, host, port, path, query, fragment) =>
            {
                var (given, form) = (new Uri($"{scheme}://{host}{port}{path}{query}{fragment}"), new Uri(WebLink.Canonical($"{scheme}://{host}{port}{path}{query}{fragment}")));

                Assert.Equal((given.Scheme, given.Host, given.Port, given.AbsolutePath), (form.Scheme, form.Host, form.Port, form.AbsolutePath));
                Assert.DoesNotContain("utm_", form.Query, StringComparison.Ordinal);
                Assert.Equal(given.Query.Contains("a=1", StringComparison.Ordinal), form.Query.Contains("a=1", StringComparison.Ordinal));
            });
}
