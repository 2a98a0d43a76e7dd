using System.Net;

namespace SceneScout.Matching.Text;

/// <summary>Text of feeds that leave HTML in it: <c>Rhythm &amp;amp; Blues</c>, <c>A&amp;Ntilde;O</c>.</summary>
internal static class MarkupText
{
    // Feeds escape what is escaped already.
    private const int MostTimes = 2;

    /// <summary>The text without entities.</summary>
    public static string Plain(string text)
    {
        for (var times = 0; times < MostTimes && text.IndexOf('&', StringComparison.Ordinal) is >= 0 and var at && text.IndexOf(';', at) > at; times++)
            text = WebUtility.HtmlDecode(text);
        return text;
    }
}
