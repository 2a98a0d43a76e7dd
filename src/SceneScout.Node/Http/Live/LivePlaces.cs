namespace SceneScout.Node.Http.Live;

/// <summary>Places for callers that follow the node's stream.</summary>
internal sealed class LivePlaces() : FeedWaiting(Callers)
{
    /// <summary>Callers at most. A connection and a place in the feed is all that each costs; pages are shared.</summary>
    public const int Callers = 2500;
}
