using System.Globalization;
using System.Text;
using SceneScout.Domain.Feed;

namespace SceneScout.Node.Http.Live;

/// <summary>A change as all live callers of a node get it: written once, for however many there are.</summary>
/// <param name="Seq">Its place in the feed.</param>
/// <param name="Kind">What happened.</param>
/// <param name="EventId">The event.</param>
/// <param name="Event">The event as it was read; null when it is gone.</param>
/// <param name="Json">The change as in <c>GET /api/events/changes</c>.</param>
internal sealed record LiveChange(long Seq, EventChangeKind Kind, Guid EventId, EventView? Event, string Json)
{
    /// <summary>What goes over <c>/api/stream</c>.</summary>
    public ReadOnlyMemory<byte> Frame { get; } = StreamFrame.Of(Kind.Name(), Json, Seq.ToString(CultureInfo.InvariantCulture));

    /// <summary>What goes over <c>/ws</c>.</summary>
    public ReadOnlyMemory<byte> Message { get; } = Encoding.UTF8.GetBytes($$"""{"type":"change","change":{{Json}}}""");
}

/// <summary>Some changes in order.</summary>
/// <param name="Changes">The changes; empty when there are none yet, or after a reset.</param>
/// <param name="Next">Where to go on.</param>
/// <param name="Reset">True when what the caller has to read next is not kept any more.</param>
internal sealed record LivePage(IReadOnlyList<LiveChange> Changes, long Next, bool Reset);
