using CsCheck;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Reading;

public class SimpleHtmlTests
{
    private static readonly string[] Words = ["Jazz", " ", "  ", "\n", "a &amp; b", "&nbsp;", "&#8217;", "&lt;b&gt;", "&bogus;", "AT&T", " & ", "&copy", "été", "1 < 2", "🎉", "\t", "x", ".", "\u00a0"];
    private static readonly string[] Tags = ["p", "div", "b", "span", "a", "ul", "ol", "li", "h2", "em", "P", "STRONG", "table", "script", "pre", "font"];
    private static readonly string[] Starts = ["", " class=\"x\"", " href='https://example.org/?a=1&amp;b=2'", " title=\"a > b\"", " disabled", " data-x=1", " style=\"color:red\" id='y'"];

    [Theory]
    [InlineData("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree")]
    [InlineData("<div><b>Bold</b> and <a href=\"x\">link</a></div>", "Bold and link")]
    [InlineData("<ul>\n<li>a</li>\n<li>b &amp; c</li>\n</ul>", "a\n\nb & c")]
    public void The_usual_form_is_read_in_one_go(string html, string text)
    {
        Assert.NotNull(SimpleHtml.Read(html));
        Assert.Equal(text, PlainText.FromHtml(html));
    }

    [Theory]
    [InlineData("<p>One<p>Two")]
    [InlineData("<b><p>x</p></b>")]
    [InlineData("<a>x<a>y</a></a>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<!-- x -->")]
    [InlineData("a < b")]
    [InlineData("&copy 2026")]
    [InlineData("<p")]
    [InlineData("<p>x</p></div>")]
    [InlineData("<li>x</li>")]
    [InlineData("<p/>x")]
    public void Any_other_form_is_left_to_a_full_reader(string html) => Assert.Null(SimpleHtml.Read(html));

    [Fact]
    public void What_it_reads_is_what_a_browser_reads()
    {
        var read = 0;
        Html(4).Sample(
            html =>
            {
                if (SimpleHtml.Read(html) is not { } text)
                    return;
                Interlocked.Increment(ref read);
                Assert.Equal(PlainText.Tidy(HtmlText.Read(html)), PlainText.Tidy(text));
            },
            iter: 4_000);
        Assert.True(read > 200, $"only {read} texts were of the usual form");
    }

    [Fact]
    public void Pieces_in_any_order_are_read_as_a_browser_reads_them_or_not_at_all() =>
        Gen.OneOf([.. Words, "<p>", "</p>", "<b>", "</b>", "<ul>", "</ul>", "<li>", "</li>", "<br>", "<br/>", "<div>", "</div>", "<img src=x>", "<", ">", "</", "<a href=x>", "</a>", "<h1>", "</h1>"]).Array[1, 8].Sample(
            pieces =>
            {
                var html = string.Concat(pieces);
                if (SimpleHtml.Read(html) is { } text)
                    Assert.Equal(PlainText.Tidy(HtmlText.Read(html)), PlainText.Tidy(text));
            },
            iter: 4_000);

    private static Gen<string> Html(int depth)
    {
        var word = Gen.OneOf(Words);
        if (depth == 0)
            return word;
        var element = Gen.Select(Gen.OneOf(Tags), Gen.OneOf(Starts), Html(depth - 1).Array[0, 3]).Select((tag, start, inner) => $"<{tag}{start}>{string.Concat(inner)}</{tag}>");
        var list = Html(depth - 1).Array[0, 3].Select(items => $"<ul>{string.Concat(items.Select(item => $"<li>{item}</li>\n"))}</ul>");
        return Gen.OneOf<string>(word, word, element, list, Gen.OneOf("<br>", "<br />", "<img src=\"x.jpg\">")).Array[1, 4].Select(string.Concat);
    }
}
