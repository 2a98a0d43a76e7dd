namespace SceneScout.Domain.Freshness;

/// <summary>When a stale listing counts as gone. One miss makes it stale: a source that drops a listing for an hour and brings it back then costs a mark, not an event.</summary>
/// <param name="ExpireAfterMisses">Complete searches in a row that must miss it, 1 or more. The first makes it stale.</param>
/// <param name="ExpireAfter">How long it may be stale at most, however seldom its area is searched; also how long an area that is not searched any more vouches for what it saw.</param>
public sealed record FreshnessRules(int ExpireAfterMisses, TimeSpan ExpireAfter)
{
    /// <summary>Three searches, which is half a day to a day at the usual six hours, or three days where an area is visited less often.</summary>
    public static readonly FreshnessRules Default = new(3, TimeSpan.FromDays(3));
}
