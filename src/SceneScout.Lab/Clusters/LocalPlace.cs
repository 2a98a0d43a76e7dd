using System.Collections.Immutable;
using System.Net;

namespace SceneScout.Lab.Clusters;

/// <summary>Where one node of a local cluster runs: its addresses, and what its program is started by.</summary>
/// <param name="Host">Its address for other nodes.</param>
/// <param name="HttpHost">The address of its HTTP API.</param>
internal sealed record LocalPlace(IPAddress Host, IPAddress HttpHost)
{
    /// <summary>On the loopback address, as this program itself is.</summary>
    public static readonly LocalPlace Loopback = new(IPAddress.Loopback, IPAddress.Loopback);

    /// <summary>What stands before the program on its command line, for example <c>ip netns exec NAME</c>.</summary>
    public ImmutableArray<string> Before { get; init; } = [];

    /// <summary>The program: this build of it, or another.</summary>
    public string Program { get; init; } = LocalProgram.Scout;
}
