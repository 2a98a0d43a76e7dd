namespace SceneScout.Domain.Planning;

/// <summary>One search of an area that came to its end.</summary>
/// <param name="TaskId">Its task.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Seen">Listings seen, unreadable ones included.</param>
/// <param name="New">Of these, not known before.</param>
/// <param name="Changed">Of these, known with other content.</param>
/// <param name="Calls">Answers of the API that were read; retries do not count.</param>
public sealed record AreaSearch(string TaskId, DateTimeOffset StartedAt, DateTimeOffset CompletedAt, long Seen, long New, long Changed, long Calls)
{
    /// <summary>Whether it left out pages of parts that looked as they did.</summary>
    public bool Shortened { get; init; }

    /// <summary>Listings that made the search worth its calls: new and changed ones.</summary>
    public long Fresh => New + Changed;
}
