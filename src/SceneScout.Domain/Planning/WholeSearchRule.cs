namespace SceneScout.Domain.Planning;

/// <summary>How often an area is searched whole at least. What changes behind the first page of a part, with the total as it was, is seen by a whole search only.</summary>
/// <param name="Every">Every so many searches, 1 or more; 1 for each.</param>
/// <param name="Within">Within such a time.</param>
public sealed record WholeSearchRule(int Every, TimeSpan Within)
{
    /// <summary>Every second search, and once a day.</summary>
    public static readonly WholeSearchRule Default = new(2, TimeSpan.FromDays(1));

    /// <summary>The rule for a source: content that is not read again within its retention is dropped, so all of it is read within half of that.</summary>
    /// <param name="retention">How long the source's content may be kept; null for no limit.</param>
    public WholeSearchRule For(TimeSpan? retention) => retention is { } kept && kept / 2 < Within ? this with { Within = kept / 2 } : this;

    /// <summary>Whether the next search may be cut short.</summary>
    /// <param name="wholeAt">When the last whole search began; null for never.</param>
    /// <param name="shortened">Searches since then that were cut short.</param>
    /// <param name="now">The present.</param>
    public bool Allows(DateTimeOffset? wholeAt, int shortened, DateTimeOffset now) => wholeAt is { } at && shortened + 1 < Every && now - at < Within;
}
