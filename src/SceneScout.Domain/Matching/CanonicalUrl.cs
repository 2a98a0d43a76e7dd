using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>Brings the many ways to write one page's address to one form.</summary>
public static class CanonicalUrl
{
    // Parameters that say who sent the visitor, not what the page is.
    private static readonly string[] TrackingPrefixes = ["utm_", "adjust_"];
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "aff", "affiliate", "ref", "referrer", "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "igshid", "camefrom", "irclickid", "irgwc", "clickid",
        "keep_tld",
    };

    /// <summary>The address without scheme, <c>www.</c>, default port, fragment, tracking parameters and closing slash; host in lower case, parameters sorted. Null when it is no http(s) address, or only a site's home page.</summary>
    /// <param name="url">Any text.</param>
    public static string? Of(string? url)
    {
        if (url is not null && SimpleUrl.Read(url) is { } simple)
            return Simple(url.AsSpan()[simple.Host], url.AsSpan()[simple.Path]);
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            return null;
        var host = uri.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var path = uri.AbsolutePath.TrimEnd('/');
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(Matters).Order(StringComparer.Ordinal));
        return (path, query) switch
        {
            ("", "") => null,
            (_, "") => $"{host}{port}{path}",
            _ => $"{host}{port}{path}?{query}",
        };
    }

    /// <summary>True when a canonical address ends in something like an id (<c>tickets-123456</c>, <c>0900584AC3C84E5C</c>): a venue's general ticket page, a year or a day does not.</summary>
    public static bool NamesOneThing(string canonical)
    {
        var tail = canonical[(canonical.LastIndexOfAny(['/', '-', '_', '=']) + 1)..];
        var digits = tail.Count(char.IsAsciiDigit);
        return tail.Length >= 6 && digits > 0 && tail.All(char.IsAsciiLetterOrDigit)
            && !(digits == 8 && tail.Length == 8 && (tail.StartsWith("19", StringComparison.Ordinal) || tail.StartsWith("20", StringComparison.Ordinal)));
    }

    private static string? Simple(ReadOnlySpan<char> host, ReadOnlySpan<char> path)
    {
        path = path.TrimEnd('/');
        return path.IsEmpty ? null : string.Concat(host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host, path);
    }

    private static bool Matters(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return !Tracking.Contains(name) && !TrackingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
