using System.Globalization;
using SceneScout.Lab.Bench.Http;

namespace SceneScout.Lab.Bench.Threds;

/// <summary>How a node does beside many threds.</summary>
/// <param name="Store">The store.</param>
/// <param name="Live">How many live.</param>
/// <param name="Ended">How many have ended.</param>
/// <param name="BegunPerSecond">How fast those that live began.</param>
/// <param name="ReadySeconds">From the start of the node's process until it is ready.</param>
/// <param name="FirstEventSeconds">Likewise, until its first event is durable.</param>
/// <param name="ReadyMegabytes">The node's memory when it is ready.</param>
/// <param name="TouchedPerSecond">Events to each of those that live, one after the other, in portions of 1,000.</param>
/// <param name="TouchedMegabytes">The node's memory after that.</param>
/// <param name="Lists">Lists of 100 over HTTP.</param>
internal sealed record ManyThredsReport(
    string Store, int Live, int Ended, double BegunPerSecond, double ReadySeconds, double FirstEventSeconds, double ReadyMegabytes, double TouchedPerSecond, double TouchedMegabytes, IReadOnlyList<ManyThredsList> Lists)
{
    /// <summary>For people.</summary>
    public IEnumerable<string> Lines() =>
    [
        string.Create(CultureInfo.InvariantCulture, $"On {Store}, {Live:N0} threds that live and {Ended:N0} that have ended: a node is ready after {ReadySeconds:0.0} s, its first event is durable after {FirstEventSeconds:0.0} s."),
        string.Create(CultureInfo.InvariantCulture, $"It holds {ReadyMegabytes:N0} MB then, and {TouchedMegabytes:N0} MB after an event to each that lives ({TouchedPerSecond:N0}/s)."),
        $"Lists of 100, p99: {string.Join(", ", Lists.Select(list => string.Create(CultureInfo.InvariantCulture, $"{list.What} {list.Milliseconds.P99:0.0} ms")))}.",
    ];
}

/// <summary>A list of 100 threds.</summary>
/// <param name="What">Which.</param>
/// <param name="Milliseconds">How long it takes.</param>
internal sealed record ManyThredsList(string What, Latencies Milliseconds);
