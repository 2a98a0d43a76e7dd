namespace SceneScout.Domain.Processing;

/// <summary>The canonical categories: eleven of the user's first taxonomy, which every source's own can be mapped to.</summary>
public static class CategoryName
{
    /// <summary>All names.</summary>
    public static readonly IReadOnlyList<string> All =
        ["music", "sports", "arts", "food", "tech", "social", "business", "education", "health", "family", "other"];

    /// <summary>Nothing known.</summary>
    public const string Other = "other";
}
