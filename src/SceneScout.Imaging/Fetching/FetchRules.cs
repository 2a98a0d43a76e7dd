namespace SceneScout.Imaging.Fetching;

/// <summary>What may be fetched, and what it may cost.</summary>
public sealed record FetchRules
{
    /// <summary>Longest address, in characters.</summary>
    public const int LongestUrl = 2000;

    /// <summary>Bytes of a file at most.</summary>
    public int Bytes { get; init; } = 10 << 20;

    /// <summary>For one picture, with all redirects.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Redirects that are followed, each judged as the first address was.</summary>
    public int Redirects { get; init; } = 3;

    /// <summary>Connections to one host at once.</summary>
    public int PerHost { get; init; } = 4;

    /// <summary>Requests a second to one host, above 0.</summary>
    public double PerHostPerSecond { get; init; } = 20;

    /// <summary>How long a request may wait for its turn at a host; one that would wait longer fails and is to be made later.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether this machine itself may be asked, on any port: for tests, measurements and simulated sources alone.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>What is wrong with an address before anybody is asked for it; null when it may be tried.</summary>
    public string? Mistake(Uri address) => address switch
    {
        { IsAbsoluteUri: false } => $"'{address}' is not accepted: an address with http or https.",
        { Scheme: not ("http" or "https") } => $"scheme '{address.Scheme}' is not accepted: http or https.",
        { UserInfo.Length: > 0 } => "a user name in an address is not accepted.",
        { AbsoluteUri.Length: > LongestUrl } => $"an address of {address.AbsoluteUri.Length} characters is not accepted: at most {LongestUrl}.",
        { IsDefaultPort: false } when !(AllowLoopback && address.IsLoopback) => $"port {address.Port} is not accepted: 80 for http, 443 for https.",
        _ => null,
    };
}
