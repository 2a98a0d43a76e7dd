using System.Collections.Immutable;

namespace SceneScout.Dashboard.Pictures;

/// <summary>Which events a map shows.</summary>
/// <param name="Days">Those that begin within so many days from now; null for all that are still listed.</param>
/// <param name="Category">Only this category; null for all.</param>
public sealed record MapQuestion(int? Days, string? Category)
{
    private const int LongestCategory = 100;

    /// <summary>The spans that can be asked for: whatever an address says, there are few questions to answer.</summary>
    public static readonly ImmutableArray<int> Spans = [1, 7, 30];

    /// <summary>The question of an address: the next longer span; all events for what is longer than any or is none.</summary>
    public static MapQuestion Of(int? days, string? category) => new(
        days is > 0 ? Spans.Where(span => span >= days).Select(span => (int?)span).FirstOrDefault() : null,
        string.IsNullOrWhiteSpace(category) || category.Length > LongestCategory ? null : category);
}
