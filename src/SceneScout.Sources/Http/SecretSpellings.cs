using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SceneScout.Sources.Http;

/// <summary>How a server may write a key that it repeats: as it is, escaped for URLs or HTML, in base64 alone or within other text.</summary>
internal static partial class SecretSpellings
{
    // Base64 of less would be found in texts that have nothing to do with it.
    private const int ShortestEncoded = 8;

    /// <summary>All spellings, longest first, so that none leaves a part of another.</summary>
    public static IEnumerable<string> Of(string secret) =>
        Plain(secret).Concat(secret.Length < ShortestEncoded ? [] : Base64(Encoding.UTF8.GetBytes(secret))).Distinct(StringComparer.Ordinal).OrderByDescending(spelling => spelling.Length);

    private static IEnumerable<string> Plain(string secret)
    {
        var escaped = Uri.EscapeDataString(secret);
        return [secret, escaped, Lower(escaped), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret)];
    }

    // A byte's place in its group of three decides its letters; the letters that neighbours share are left out.
    private static IEnumerable<string> Base64(byte[] secret) =>
        from before in Enumerable.Range(0, 3)
        let text = Convert.ToBase64String([.. new byte[before], .. secret])
        let first = before == 0 ? 0 : before + 1
        let letters = text[first..((before + secret.Length) * 8 / 6)]
        from spelling in new[] { letters, letters.Replace('+', '-').Replace('/', '_'), Uri.EscapeDataString(letters) }
        select spelling;

    private static string Lower(string escaped) => Escape().Replace(escaped, match => match.Value.ToLowerInvariant());

    [GeneratedRegex("%[0-9A-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
