using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing;

namespace SceneScout.Classification;

/// <summary>Tells a listing's categories: by its sources' own where these have a meaning, else by its words. Where the sources' mean one of several, the words choose among those.</summary>
public sealed class ListingCategorizer : ICategorizer
{
    private const int Ranks = 3;
    // A source's own label is right this often; the rest is what words say of all others.
    private const double OfOne = 0.9;
    private const double OfSeveral = 0.85;
    private static readonly Lazy<ListingCategorizer> Lazily = new(() => new ListingCategorizer());

    private ListingCategorizer()
    {
    }

    /// <summary>The one of the data that ships.</summary>
    public static ListingCategorizer Bundled => Lazily.Value;

    /// <inheritdoc />
    public ImmutableArray<CategoryGuess> Of(Listing listing, IReadOnlyCollection<SourceName> sources)
    {
        var labelled = SourceMappings.Bundled.Of(listing.Categories, sources);
        var text = new EventText(listing.Title, listing.Description, listing.Venue?.Name, listing.Language);
        if (labelled.Count == 0)
            return [.. TextClassifier.Bundled.Classify(text, Ranks).Select(c => new CategoryGuess(c.Category, c.Subcategory, Rounded(c.Confidence)))];
        var ranked = TextClassifier.Bundled.Classify(text, int.MaxValue);
        var chances = labelled.Select(path => ranked.First(c => c.Category == CategoryOf(path)).Confidence).ToArray();
        var (sum, share) = (chances.Sum(), labelled.Count == 1 ? OfOne : OfSeveral);
        var named = labelled.Select((path, i) => (Path: path, Chance: chances[i])).OrderByDescending(c => c.Chance).Select(c => new CategoryGuess(
            CategoryOf(c.Path), SubcategoryOf(c.Path) ?? ranked.First(r => r.Category == CategoryOf(c.Path)).Subcategory, Rounded(share * c.Chance / sum))).ToList();
        var others = ranked.Where(r => named.TrueForAll(n => n.Name != r.Category)).Take(Ranks);
        var rest = Math.Max(1e-6, 1 - sum);
        return [.. named.Concat(others.Select(r => new CategoryGuess(r.Category, r.Subcategory, Rounded((1 - share) * r.Confidence / rest)))).Take(Ranks)];
    }

    private static double Rounded(double confidence) => Math.Round(confidence, 4);

    private static string CategoryOf(string path) => path.Split('/')[0];

    private static string? SubcategoryOf(string path) => path.Split('/') is [_, var subcategory] ? subcategory : null;
}
