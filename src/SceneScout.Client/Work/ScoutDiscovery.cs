namespace SceneScout.Client.Work;

/// <summary>A discovery on demand, as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">planning, running, done, failed, cancelled or refused.</param>
/// <param name="Searches">Its searches by state.</param>
/// <param name="Listings">What they have found.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="CompletedAt">When its last search ended.</param>
/// <param name="Error">Why it was refused.</param>
public sealed record ScoutDiscovery(
    Guid Id, string Status, ScoutSearches Searches, ScoutListings Listings, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt, string? Error)
{
    /// <summary>Whether nothing more will happen.</summary>
    public bool IsEnded => Status is "done" or "failed" or "cancelled" or "refused";
}

/// <summary>Searches by state.</summary>
public sealed record ScoutSearches(int Total, int Queued, int Running, int Succeeded, int DeadLettered, int Cancelled);

/// <summary>Listings that searches have seen: of these known as they were, and not readable.</summary>
public sealed record ScoutListings(int Discovered, int Unchanged, int Rejected);

/// <summary>What to search for; all may be left out.</summary>
public sealed record DiscoveryOrder
{
    /// <summary>Cities, such as <c>Berlin</c> or <c>Springfield, IL/30km</c>.</summary>
    public IReadOnlyList<string>? Cities { get; init; }

    /// <summary>Sources.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, at most 730 days after the first.</summary>
    public DateOnly? To { get; init; }
}
