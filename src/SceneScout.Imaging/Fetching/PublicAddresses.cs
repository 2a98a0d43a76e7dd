using System.Net;
using System.Net.Sockets;

namespace SceneScout.Imaging.Fetching;

/// <summary>Which addresses belong to the public internet. Everything else (this machine, private networks, metadata services of clouds, reserved ranges: the special-purpose registries of IANA) is never connected to.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.31.196.0/24"),
        IPNetwork.Parse("192.52.193.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("192.175.48.0/24"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),
    ];

    // Of IPv6 only global unicast is public; of that these are not, or lead on to an IPv4 address that nobody has judged.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 =
    [
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("2620:4f:8000::/48"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>Whether it is a public address.</summary>
    public static bool Contain(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => Contain(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetwork } => !Special4.Any(network => network.Contains(address)),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Global6.Contains(address) && !Special6.Any(network => network.Contains(address)),
        _ => false,
    };

    /// <summary>Whether it is this machine's own, by either family.</summary>
    public static bool IsOwn(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
