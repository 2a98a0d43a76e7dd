namespace SceneScout.Client.Streams;

/// <summary>What a stream of changes gives.</summary>
/// <param name="Next">The place in the feed that it is at: to go on from after a restart.</param>
public abstract record ScoutStreamItem(long Next)
{
    /// <summary>A connection stands.</summary>
    /// <param name="Next">Where it begins.</param>
    public sealed record Ready(long Next) : ScoutStreamItem(Next);

    /// <summary>A change of an event.</summary>
    /// <param name="Change">The change.</param>
    public sealed record Changed(ScoutChange Change) : ScoutStreamItem(Change.Seq);

    /// <summary>Changes were missed that are not kept any more: read all events, then go on.</summary>
    /// <param name="Next">Where it goes on.</param>
    public sealed record Reset(long Next) : ScoutStreamItem(Next);
}
