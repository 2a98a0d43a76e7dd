using System.Net;

namespace SceneScout.Node.Configuration;

/// <summary>A list of addresses and networks.</summary>
internal sealed record NetworkListKind : SettingKind
{
    public override string Accepted => "a list of addresses and networks such as 10.0.0.5 and 10.0.0.0/24";

    public override bool Accepts(string text) => ListText.Read(text).All(one => Read(one) is not null);

    /// <summary>Reads one; an address is a network of its own. Null for what is neither.</summary>
    public static IPNetwork? Read(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) && string.Equals(address.ToString(), text, StringComparison.OrdinalIgnoreCase) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
