namespace SceneScout.Domain.Planning;

/// <summary>What the complete searches of one source in one cell came to: what priority and frequency are made of. Owned by the area's entity; the store holds a projection of it for those who plan over all areas.</summary>
public sealed record AreaYield
{
    // Weight of the newest search in the means: the third newest still has an eighth.
    private const double Newest = 0.5;

    // Searches closer together than this say nothing about a rate.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary><c>{source}/{cell}</c>.</summary>
    public required string AreaId { get; init; }

    /// <summary>Complete searches so far.</summary>
    public long Searches { get; init; }

    /// <summary>Searches in a row, up to the last, that found nothing new or changed.</summary>
    public long EmptyRuns { get; init; }

    /// <summary>The last one; null before the first.</summary>
    public AreaSearch? Last { get; init; }

    /// <summary>Calls of a search: mean over all, the newest half.</summary>
    public double MeanCalls { get; init; }

    /// <summary>New and changed listings a day between two searches: mean over all, the newest half; null before the second search, since to the first everything is new.</summary>
    public double? FreshPerDay { get; init; }

    /// <summary>Listings seen by all searches.</summary>
    public long TotalSeen { get; init; }

    /// <summary>Of these, new.</summary>
    public long TotalNew { get; init; }

    /// <summary>Of these, changed.</summary>
    public long TotalChanged { get; init; }

    /// <summary>Calls of all searches.</summary>
    public long TotalCalls { get; init; }

    /// <summary>New and changed listings of searches that were cut short since the last whole one.</summary>
    public long FreshSinceWhole { get; init; }

    /// <summary>When the last whole search came to its end; null when that is not known.</summary>
    public DateTimeOffset? WholeAt { get; init; }

    /// <summary>An area never searched to the end.</summary>
    public static AreaYield Of(string areaId) => new() { AreaId = areaId };

    /// <summary>After one more complete search. The same task again changes nothing. One that was cut short says nothing of the rate: what it left out may have changed.</summary>
    public AreaYield After(AreaSearch search) => search.TaskId == Last?.TaskId ? this : this with
    {
        Searches = Searches + 1,
        EmptyRuns = search.Fresh > 0 ? 0 : search.Shortened ? EmptyRuns : EmptyRuns + 1,
        Last = search,
        MeanCalls = Last is null ? search.Calls : Mean(MeanCalls, search.Calls),
        FreshPerDay = Rate(search) is { } rate ? FreshPerDay is { } mean ? Mean(mean, rate) : rate : FreshPerDay,
        TotalSeen = TotalSeen + search.Seen,
        TotalNew = TotalNew + search.New,
        TotalChanged = TotalChanged + search.Changed,
        TotalCalls = TotalCalls + search.Calls,
        FreshSinceWhole = search.Shortened ? FreshSinceWhole + search.Fresh : 0,
        WholeAt = search.Shortened ? WholeAt : search.CompletedAt,
    };

    private double? Rate(AreaSearch search) =>
        !search.Shortened && (WholeAt ?? Last?.CompletedAt) is { } last && search.CompletedAt - last is var since && since >= Shortest
            ? (search.Fresh + FreshSinceWhole) / since.TotalDays
            : null;

    private static double Mean(double mean, double newest) => (mean * (1 - Newest)) + (newest * Newest);
}
