using Akka.Actor;

namespace SceneScout.Node.Configuration;

/// <summary>Addresses of seed nodes: <c>host:port</c>, or in full <c>akka.tcp://scenescout@host:port</c>.</summary>
internal static class SeedAddress
{
    /// <summary>Name of the actor system; part of every address, so it never changes.</summary>
    public const string SystemName = "scenescout";

    private const string Scheme = "akka.tcp";

    /// <summary>The full address, or null when the text is none.</summary>
    public static string? Full(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : $"{Scheme}://{SystemName}@{text}";
        return Address.TryParse(full, out var address)
            && address is { Protocol: Scheme, System: SystemName, Host.Length: > 0, Port: > 0 and <= 65535 }
            && Uri.CheckHostName(address.Host) != UriHostNameType.Unknown
            ? address.ToString()
            : null;
    }
}

/// <summary>A list of seed addresses.</summary>
internal sealed record SeedListKind : SettingKind
{
    public override string Accepted => $"a list of host:port or akka.tcp://{SeedAddress.SystemName}@host:port";

    public override bool Accepts(string text) => ListText.Read(text).All(seed => SeedAddress.Full(seed) is not null);
}
