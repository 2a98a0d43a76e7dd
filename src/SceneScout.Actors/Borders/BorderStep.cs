using Akka.Actor;

namespace SceneScout.Actors.Borders;

/// <summary>What a step over the feed came to.</summary>
/// <param name="More">True when there is more to look at.</param>
/// <param name="Busy">True when listings wait for their ingestion, which goes before for some minutes.</param>
internal sealed record BorderStep(bool More, bool Busy) : INoSerializationVerificationNeeded
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Yielding = TimeSpan.FromSeconds(5);

    /// <summary>After a step that failed.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for the next step.</summary>
    public TimeSpan Pause => Busy ? Yielding : More ? Soon : Idle;
}
