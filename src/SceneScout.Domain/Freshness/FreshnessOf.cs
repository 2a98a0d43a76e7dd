namespace SceneScout.Domain.Freshness;

/// <summary>Derives freshness: of a listing from what its areas saw, of an event from its listings. Pure.</summary>
public static class FreshnessOf
{
    /// <summary>The freshness of a listing. Where several areas list it, the last of them decides: one that still sees it vouches for it.</summary>
    /// <param name="sightings">What each area that ever listed it knows.</param>
    /// <param name="rules">When it expires.</param>
    /// <param name="now">The present.</param>
    public static FreshnessState Listing(IReadOnlyCollection<Sighting> sightings, FreshnessRules rules, DateTimeOffset now)
    {
        var missed = sightings.Where(sighting => sighting.Misses > 0).ToList();
        if (missed.Count == 0 || sightings.Any(sighting => sighting.Misses == 0 && now - sighting.SeenAt < rules.ExpireAfter))
            return FreshnessState.Fresh;
        return missed.Min(sighting => sighting.Misses) >= rules.ExpireAfterMisses || IsOverdue(missed.Max(sighting => sighting.MissedSince) ?? now, rules, now)
            ? FreshnessState.Expired
            : FreshnessState.Stale;
    }

    /// <summary>Whether a listing has been stale for too long.</summary>
    /// <param name="staleSince">Since when it is stale.</param>
    /// <param name="rules">How long it may be.</param>
    /// <param name="now">The present.</param>
    public static bool IsOverdue(DateTimeOffset staleSince, FreshnessRules rules, DateTimeOffset now) => now - staleSince >= rules.ExpireAfter;

    /// <summary>The freshness of an event: fresh while one listing is, expired when all are, else stale.</summary>
    /// <param name="listings">The freshness of each of its listings.</param>
    public static FreshnessState Event(IReadOnlyCollection<FreshnessState> listings) =>
        listings.Count == 0 || listings.Contains(FreshnessState.Fresh) ? FreshnessState.Fresh
        : listings.All(listing => listing == FreshnessState.Expired) ? FreshnessState.Expired
        : FreshnessState.Stale;
}
