using Akka.Actor;

namespace SceneScout.Node.Configuration;

/// <summary>Addresses of seed nodes: <c>host:port</c>, or in full <c>akka.tcp://scenescout@host:port</c> (<c>akka.ssl.tcp</c> with TLS).</summary>
internal static class SeedAddress
{
    /// <summary>Name of the actor system; part of every address, so it never changes.</summary>
    public const string SystemName = "scenescout";

    private const string Plain = "akka.tcp";
    private const string Tls = "akka.ssl.tcp";

    /// <summary>The full address, or null when the text is none.</summary>
    /// <param name="text">As given.</param>
    /// <param name="tls">Whether nodes speak TLS; the protocol is part of an address.</param>
    public static string? Full(string text, bool tls = false)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"{Plain}://{SystemName}@{text}";
        return Address.TryParse(full, out var address)
            && address is { Protocol: Plain or Tls, System: SystemName, Host.Length: > 0, Port: > 0 and <= 65535 }
            && Uri.CheckHostName(address.Host) != UriHostNameType.Unknown
            ? address.WithProtocol(tls ? Tls : Plain).ToString()
            : null;
    }
}

/// <summary>A list of seed addresses.</summary>
internal sealed record SeedListKind : SettingKind
{
    public override string Accepted => $"a list of host:port or akka.tcp://{SeedAddress.SystemName}@host:port";

    public override bool Accepts(string text) => ListText.Read(text).All(seed => SeedAddress.Full(seed) is not null);
}
