namespace SceneScout.Domain.Processing;

/// <summary>The canonical categories, which every source's own can be mapped to.</summary>
public static class CategoryName
{
    /// <summary>All names.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "music", "nightlife", "comedy", "theatre", "dance", "film", "visual-arts", "festivals", "food-drink", "markets", "sports", "outdoors",
        "wellness", "classes", "talks", "tech", "business", "community", "family", "charity", "spirituality", "hobbies", Other,
    ];

    /// <summary>Nothing known.</summary>
    public const string Other = "other";
}
