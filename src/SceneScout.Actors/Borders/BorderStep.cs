using Akka.Actor;

namespace SceneScout.Actors.Borders;

/// <summary>What a step over the feed came to.</summary>
/// <param name="More">True when there is more to look at.</param>
/// <param name="Busy">True when listings wait for their ingestion, which goes before for some minutes.</param>
internal sealed record BorderStep(bool More, bool Busy) : INoSerializationVerificationNeeded
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Yielding = TimeSpan.FromSeconds(5);

    /// <summary>At the end of the feed, which wakes it; this is for what no wake told of.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <summary>After a change of the feed that came while nothing was to be done: more of them come by then.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    /// <summary>After a step that failed.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    /// <summary>Whether the end of the feed was reached.</summary>
    public bool Rests => !More && !Busy;

    /// <summary>How long to wait for the next step while it does not rest.</summary>
    public TimeSpan Pause => Busy ? Yielding : Soon;
}
