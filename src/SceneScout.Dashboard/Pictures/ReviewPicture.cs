namespace SceneScout.Dashboard.Pictures;

/// <summary>What waits for somebody to decide.</summary>
/// <param name="Held">Events that are not published, in order of their start, at most <see cref="MostHeld"/>.</param>
/// <param name="IsHeldCut">Whether there are more.</param>
/// <param name="Pairs">Listings that may be one event, the likeliest first, at most <see cref="MostPairs"/>.</param>
/// <param name="Letters">Tasks that were given up, the newest first, at most 1,000.</param>
public sealed record ReviewPicture(IReadOnlyList<HeldEvent> Held, bool IsHeldCut, IReadOnlyList<PairQuestion> Pairs, IReadOnlyList<DeadLetterLine> Letters)
{
    /// <summary>Events that are shown at most.</summary>
    public const int MostHeld = 100;

    /// <summary>Pairs that are shown at most: each is two looks at the store.</summary>
    public const int MostPairs = 20;
}
