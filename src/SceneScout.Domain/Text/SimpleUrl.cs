using System.Buffers;

namespace SceneScout.Domain.Text;

/// <summary>The usual web address, read without building a <see cref="Uri"/>: most addresses of listings are of this form, and there are ten of them in each.</summary>
/// <param name="Host">Where the host begins and ends.</param>
/// <param name="Path">Where the path begins; it goes to the end. Empty, or a slash and what follows.</param>
public readonly record struct SimpleUrl(Range Host, Range Path)
{
    private const string Http = "http://";
    private const string Https = "https://";
    private const int MaxLabel = 63;
    private const int MaxHost = 253;
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly SearchValues<char> QueryCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~/.?=&+,");
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~/.");

    /// <summary>Its parts when an address is a lower-case scheme and host without port, user, query or fragment, and a path in which nothing is escaped and no segment is empty or made of dots; null for any other, which may be as good.</summary>
    public static SimpleUrl? Read(ReadOnlySpan<char> text)
    {
        var start = text.StartsWith(Https, StringComparison.Ordinal) ? Https.Length : text.StartsWith(Http, StringComparison.Ordinal) ? Http.Length : 0;
        if (start == 0)
            return null;
        var rest = text[start..];
        var slash = rest.IndexOf('/');
        var host = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? [] : rest[slash..];
        return IsHost(host) && IsPath(path) ? new SimpleUrl(start..(start + host.Length), (start + host.Length)..) : null;
    }

    /// <summary>True when an address is one of these, or one with a query of usual characters behind it.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var question = text.IndexOf('?');
        return question < 0 ? Read(text) is not null : !text[question..].ContainsAnyExcept(QueryCharacters) && Read(text[..question]) is not null;
    }

    // With a letter at the beginning of its last label it is a name, not a number: 0x7f is one.
    private static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > MaxHost || host.ContainsAnyExcept(HostCharacters) || !char.IsAsciiLetterLower(host[^1] == '.' ? '.' : host[host.LastIndexOf('.') + 1]))
            return false;
        foreach (var label in host.Split('.'))
            if (host[label] is not { Length: > 0 and <= MaxLabel } name || name[0] == '-' || name[^1] == '-' || name.StartsWith("xn-", StringComparison.Ordinal))
                return false;
        return true;
    }

    private static bool IsPath(ReadOnlySpan<char> path) =>
        !path.ContainsAnyExcept(PathCharacters) && path.IndexOf("//", StringComparison.Ordinal) < 0 && path.IndexOf("/.", StringComparison.Ordinal) < 0;
}
