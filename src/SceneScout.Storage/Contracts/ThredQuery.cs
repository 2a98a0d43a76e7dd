namespace SceneScout.Storage.Contracts;

/// <summary>A question for threds.</summary>
/// <param name="Limit">At most so many, 1 to 500.</param>
public sealed record ThredQuery(int Limit)
{
    /// <summary>Of this status alone; null for those that began, whatever became of them.</summary>
    public string? Status { get; init; }

    /// <summary>Of this pattern alone; null for all.</summary>
    public string? PatternId { get; init; }

    /// <summary>Those that come after this instant and thred, in the order of the list; null for the first page.</summary>
    public (DateTimeOffset UpdatedAt, string ThredId)? After { get; init; }
}
