using System.Text;
using System.Text.RegularExpressions;

namespace SceneScout.Sources.Http;

/// <summary>Takes secrets out of text before it leaves in a fault, a log or a metric. Sources repeat keys in URLs, error bodies and headers.</summary>
public sealed partial class SecretRedactor
{
    private const string Mask = "REDACTED";
    private const int ShortestSecret = 4;
    private readonly string[] secrets;

    /// <summary>Makes a redactor.</summary>
    /// <param name="secrets">Known keys and tokens; those below four characters are left to the patterns.</param>
    public SecretRedactor(params IEnumerable<string> secrets)
    {
        this.secrets =
        [
            .. secrets.Where(secret => secret.Length >= ShortestSecret)
                .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(secret => secret.Length),
        ];
    }

    /// <summary>The text without known secrets and without anything that looks like one: <c>apikey=</c>, <c>token=</c> and <c>key=</c> in URLs,
    /// bearer tokens, the key after <c>Identifier :</c> (Ticketmaster), <c>token:</c> and <c>key:</c> buckets (Eventbrite), key headers (Google).</summary>
    /// <param name="text">Any text; null gives the empty text.</param>
    public string Redact(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        foreach (var secret in secrets)
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        text = Parameter().Replace(text, "$1" + Mask);
        text = Bearer().Replace(text, "$1" + Mask);
        text = Identifier().Replace(text, "$1" + Mask);
        text = KeyHeader().Replace(text, "$1" + Mask);
        return Bucket().Replace(text, "$1" + Mask);
    }

    /// <summary>A body without known secrets: what a server repeats in a good answer would be stored with it.</summary>
    /// <param name="body">UTF-8 text.</param>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body)
    {
        foreach (var secret in secrets)
            if (body.Span.IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0)
                body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span).Replace(secret, Mask, StringComparison.Ordinal));
        return body;
    }

    [GeneratedRegex(@"((?:^|[?&\s""'(])(?:apikey|api_key|api-key|key|token|access_token|refresh_token|client_secret|sig|signature)=)[^&\s""'<>)]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(bearer:?\s+)[^\s""',;<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(Identifier\s*:\s*)[^\s""',;<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"((?:x-goog-api-key|x-api-key|authorization)""?\s*[:=]\s*""?)(?!bearer)[^\s""',;<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KeyHeader();

    [GeneratedRegex(@"((?<![A-Za-z])(?:token|key):)(?!REDACTED)[A-Za-z0-9_\-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bucket();
}
