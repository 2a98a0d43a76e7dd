using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Sources.Reading;

/// <summary>Web addresses in listings.</summary>
internal static partial class WebLink
{
    private const int Longest = 4096;
    private static readonly SearchValues<string> Sites = SearchValues.Create(["eventbrite", "ticketmaster", "livenation", "meetup", "yelp"], StringComparison.OrdinalIgnoreCase);

    private static readonly HashSet<string> TrackingNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "adjust_creative", "aff", "affiliate", "camefrom", "fbclid", "gclid", "irclickid", "irgwc", "mc_cid", "mc_eid", "msclkid", "wt.mc_id", "_ga", "keep_tld",
        "dclid", "gbraid", "wbraid", "yclid", "twclid", "ttclid", "igshid", "igsh", "_gl", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_enc_id", "rb_clickid", "s_cid",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Tracking = TrackingNames.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>An absolute http(s) address in its canonical form: scheme and host in lower case, without the default port and without what only tells who sent the visitor; null with a warning for anything else.</summary>
    public static string? Read(Field field)
    {
        var text = field.Text();
        if (text is null)
            return null;
        if (IsWeb(text))
            return Canonical(text);
        field.Warn(text.Length > Longest ? $"Left out: {text.Length} characters, an address has at most {Longest}." : "Left out: not an absolute http or https address.");
        return null;
    }

    /// <summary>The canonical form of an absolute http(s) address; the same string when it has it.</summary>
    public static string Canonical(string address)
    {
        if (SimpleUrl.Read(address) is not null)
            return address;
        var text = WithoutTracking(address);
        var host = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = text.AsSpan(host).IndexOfAny('/', '?', '#') is >= 0 and var length ? host + length : text.Length;
        var authority = text[..end].ToLowerInvariant();
        var port = authority.StartsWith("https", StringComparison.Ordinal) ? ":443" : ":80";
        if (authority.EndsWith(port, StringComparison.Ordinal))
            authority = authority[..^port.Length];
        var rest = text.AsSpan(end);
        if (rest.EndsWith("#"))
            rest = rest[..^1];
        if (text.AsSpan(host, end - host).Contains('@'))
            return text;
        return rest.Length == text.Length - end && text.StartsWith(authority, StringComparison.Ordinal) && authority.Length == end ? text : string.Concat(authority, rest);
    }

    /// <summary>True for an absolute http(s) address with a host.</summary>
    public static bool IsWeb(string text) =>
        text.Length <= Longest && (SimpleUrl.Is(text) || IsUri(text));

    private static bool IsUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes the parameters out that only tell who sent the visitor; text that is no address stays as it is.</summary>
    public static string WithoutTracking(string text)
    {
        if (!text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return text;
        var question = text.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
            return text;
        var hash = text.IndexOf('#', question);
        var end = hash < 0 ? text.Length : hash;
        var query = text.AsSpan((question + 1)..end);
        var goes = false;
        foreach (var pair in query.Split('&'))
            goes |= Goes(query[pair]);
        return goes ? string.Concat(text.AsSpan(0, question), Kept(query), text.AsSpan(end)) : text;
    }

    private static string Kept(ReadOnlySpan<char> query)
    {
        var kept = new StringBuilder(query.Length + 1);
        foreach (var pair in query.Split('&'))
            if (!Goes(query[pair]))
                kept.Append(kept.Length == 0 ? '?' : '&').Append(query[pair]);
        return kept.ToString();
    }

    /// <summary>The listings of other sources that the addresses name.</summary>
    /// <param name="self">The source of the listing; links to itself say nothing.</param>
    /// <param name="addresses">Addresses; null ones are passed over.</param>
    public static ImmutableArray<ListingKey> LinksTo(SourceName self, params ReadOnlySpan<string?> addresses)
    {
        var keys = new List<ListingKey>();
        foreach (var address in addresses)
            if (address is not null && address.AsSpan().ContainsAny(Sites) && !IsOwn(self, address) && Target(address) is { } key && key.Source != self && !keys.Contains(key))
                keys.Add(key);
        return [.. keys];
    }

    // The usual form of a source's own address.
    private static bool IsOwn(SourceName self, string address)
    {
        const string Usual = "https://www.";
        return address.StartsWith(Usual, StringComparison.Ordinal) && address.AsSpan(Usual.Length) is var host && host.StartsWith(self.Value) && host[self.Value.Length..].StartsWith(".com/");
    }

    private static ListingKey? Target(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var host = uri.Host.ToLowerInvariant();
        var path = uri.AbsolutePath;
        if (Host(host, "eventbrite"))
            return EventbritePath().Match(path) is { Success: true } e ? new ListingKey(SourceName.Eventbrite, e.Groups[1].Value)
                : EventbriteQuery().Match(uri.Query) is { Success: true } q ? new ListingKey(SourceName.Eventbrite, q.Groups[1].Value) : null;
        if (Host(host, "ticketmaster") || Host(host, "livenation"))
            return TicketmasterPath().Match(path) is { Success: true } t ? new ListingKey(SourceName.Ticketmaster, t.Groups[1].Value) : null;
        if (Host(host, "meetup"))
            return MeetupPath().Match(path) is { Success: true } m ? new ListingKey(SourceName.Meetup, m.Groups[1].Value) : null;
        if (Host(host, "yelp"))
            return YelpPath().Match(path) is { Success: true } y ? new ListingKey(SourceName.Yelp, y.Groups[1].Value) : null;
        return null;
    }

    // eventbrite.com, www.eventbrite.co.uk; not eventbrite.example.org.
    private static bool Host(string host, string name) => HostName().Match(host) is { Success: true } match && match.Groups[1].Value == name;

    private static bool Goes(ReadOnlySpan<char> pair)
    {
        var name = pair.IndexOf('=') is >= 0 and var end ? pair[..end] : pair;
        return pair.IsEmpty || name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
    }

    [GeneratedRegex(@"^(?:[a-z0-9-]+\.)*?([a-z0-9-]+)\.(?:com|co|ca|de|fr|es|it|nl|be|at|ch|ie|se|dk|fi|pt|no|pl|com?\.[a-z]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"^/e/(?:[^/]*-)?(\d{5,20})/?$", RegexOptions.CultureInvariant)]
    private static partial Regex EventbritePath();

    [GeneratedRegex(@"[?&](?:eid|event_id)=(\d{5,20})(?:&|$)", RegexOptions.CultureInvariant)]
    private static partial Regex EventbriteQuery();

    [GeneratedRegex(@"/event/([A-Za-z0-9_-]{6,40})/?$", RegexOptions.CultureInvariant)]
    private static partial Regex TicketmasterPath();

    [GeneratedRegex(@"^/(?:[a-z]{2}-[A-Z]{2}/)?[^/]+/events/([A-Za-z0-9]+)/?$", RegexOptions.CultureInvariant)]
    private static partial Regex MeetupPath();

    [GeneratedRegex(@"^/events/([^/]+)/?$", RegexOptions.CultureInvariant)]
    private static partial Regex YelpPath();
}
