using System.Collections.Immutable;
using SceneScout.Threds.Cluster.Wire;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>A thred with its outbox as a snapshot.</summary>
/// <param name="State">The thred.</param>
/// <param name="Number">The number of the outbox that was given last.</param>
/// <param name="Outbox">What has not arrived.</param>
internal sealed record ThredSnapshot(ReadOnlyMemory<byte> State, long Number, ImmutableArray<OutboxEntry> Outbox) : IThredWire
{
    /// <summary>The events that it has decided, as <see cref="RecentEvents"/> keeps them; empty in snapshots of old.</summary>
    public ReadOnlyMemory<byte> Recent { get; init; }
}
