using SceneScout.Domain.Matching;
using SceneScout.Domain.Text;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Records;

/// <summary>What an address on the web names: a site, a page, and where the page carries an id, the thing itself.</summary>
/// <param name="Site">Hash of the site's name without country: <c>eventbrite</c> for <c>www.eventbrite.co.uk</c>.</param>
/// <param name="Page">Hash of the canonical page.</param>
/// <param name="Thing">Hash of site and id; 0 when the page carries none.</param>
internal readonly record struct LinkKey(ulong Site, ulong Page, ulong Thing)
{
    // Their addresses are no pages of the thing.
    private static readonly string[] Suffixes = ["co", "com", "org", "net", "ac", "gov"];

    // Parameters that carry an id where the path carries none.
    private static readonly string[] IdParameters = ["eid", "event_id", "eventid", "id", "u", "url"];

    /// <summary>The key of an address; null when it is none, or a site's home page.</summary>
    public static LinkKey? Of(string? url)
    {
        if (url is not null && SimpleUrl.Read(url) is { } simple)
            return Of(url, url[simple.Host], url[simple.Path], "");
        if (url is null || !Uri.TryCreate(url.Trim().Contains("://", StringComparison.Ordinal) ? url.Trim() : $"https://{url.Trim()}", UriKind.Absolute, out var uri))
            return null;

        // An affiliate's link leads to the shop's.
        foreach (var (name, value) in Parameters(uri.Query))
            if (name is "u" or "url" or "redirect" or "redirect_url" or "target" && Of(value) is { Thing: not 0 } target && value.Contains('.', StringComparison.Ordinal))
                return target;
        return Of(uri.AbsoluteUri, uri.IdnHost.ToLowerInvariant(), uri.AbsolutePath, uri.Query);
    }

    private static LinkKey? Of(string url, string host, string path, string query)
    {
        if (CanonicalUrl.Of(url) is not { } page)
            return null;
        var site = WordHash.Of(SiteOf(host));
        return new LinkKey(site, WordHash.Of(page), Id(path, query) is { } id ? WordHash.Of(site, WordHash.Of(id)) : 0);
    }

    private static string SiteOf(string host)
    {
        var labels = host.Split('.');
        var at = labels.Length - 2;
        if (at > 0 && Suffixes.Contains(labels[at], StringComparer.Ordinal))
            at--;
        return at >= 0 ? labels[at] : host;
    }

    // The last part of the path that ends in something like an id.
    private static string? Id(string path, string query)
    {
        foreach (var part in path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
            if (Tail(part) is { } id)
                return id;
        foreach (var (name, value) in Parameters(query))
            if (IdParameters.Contains(name, StringComparer.Ordinal) && Tail(value.ToLowerInvariant()) is { } id)
                return id;
        return null;
    }

    private static string? Tail(string part)
    {
        var tail = part[(part.LastIndexOfAny(['-', '_', '=']) + 1)..];
        var digits = tail.Count(char.IsAsciiDigit);
        var isDay = digits == 8 && tail.Length == 8 && (tail.StartsWith("19", StringComparison.Ordinal) || tail.StartsWith("20", StringComparison.Ordinal));
        return tail.Length >= 6 && digits >= 3 && !isDay && tail.All(char.IsAsciiLetterOrDigit) ? tail : null;
    }

    private static IEnumerable<(string Name, string Value)> Parameters(string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                yield return (pair[..equals].ToLowerInvariant(), Uri.UnescapeDataString(pair[(equals + 1)..]));
        }
    }
}
