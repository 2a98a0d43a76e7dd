using System.Collections.Frozen;
using SceneScout.Domain.Events;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Processing;

/// <summary>A category and how sure it is.</summary>
/// <param name="Name">One of <see cref="CategoryName.All"/>.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record CategoryGuess(string Name, double Confidence);

/// <summary>Maps sources' taxonomies to canonical categories; without one, whole words of the title decide at low confidence.</summary>
public static class CategoryMapping
{
    private const double BySource = 0.9;
    private const double ByName = 0.8;
    private const double ByTitle = 0.4;

    private static readonly FrozenDictionary<string, string> ById = new Dictionary<string, string>
    {
        // Ticketmaster segments.
        ["KZFzniwnSyZfZ7v7nJ"] = "music", ["KZFzniwnSyZfZ7v7nE"] = "sports", ["KZFzniwnSyZfZ7v7na"] = "arts",
        // Eventbrite categories.
        ["101"] = "business", ["102"] = "tech", ["103"] = "music", ["104"] = "arts", ["105"] = "arts", ["106"] = "arts", ["107"] = "health", ["108"] = "sports",
        ["109"] = "social", ["110"] = "food", ["111"] = "social", ["112"] = "social", ["113"] = "social", ["114"] = "social", ["115"] = "family",
        ["116"] = "social", ["117"] = "social", ["118"] = "social", ["119"] = "social", ["120"] = "education",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> ByKey = Names().ToFrozenDictionary(n => n.Key, n => n.Category);

    private static readonly FrozenDictionary<string, string> ByWord = new Dictionary<string, string>
    {
        ["concert"] = "music", ["live"] = "music", ["dj"] = "music", ["jazz"] = "music", ["band"] = "music", ["orchestra"] = "music", ["gig"] = "music",
        ["match"] = "sports", ["marathon"] = "sports", ["run"] = "sports", ["football"] = "sports", ["basketball"] = "sports",
        ["exhibition"] = "arts", ["theatre"] = "arts", ["theater"] = "arts", ["gallery"] = "arts", ["comedy"] = "arts", ["film"] = "arts", ["screening"] = "arts", ["dance"] = "arts",
        ["tasting"] = "food", ["market"] = "food", ["wine"] = "food", ["beer"] = "food", ["brunch"] = "food", ["dinner"] = "food",
        ["code"] = "tech", ["developer"] = "tech", ["developers"] = "tech", ["python"] = "tech", ["hackathon"] = "tech", ["ai"] = "tech", ["cloud"] = "tech",
        ["meetup"] = "social", ["party"] = "social", ["festival"] = "social", ["networking"] = "business", ["startup"] = "business", ["conference"] = "business",
        ["workshop"] = "education", ["course"] = "education", ["class"] = "education", ["lecture"] = "education",
        ["yoga"] = "health", ["meditation"] = "health", ["wellness"] = "health", ["kids"] = "family", ["family"] = "family", ["children"] = "family",
    }.ToFrozenDictionary();

    /// <summary>The category of an event.</summary>
    public static CategoryGuess Of(Listing listing)
    {
        foreach (var category in listing.Categories)
            if (category.Id is { } id && ById.TryGetValue(id, out var name))
                return new CategoryGuess(name, BySource);
        foreach (var category in listing.Categories)
            if (Named(category) is { } name)
                return new CategoryGuess(name, ByName);
        foreach (var word in TextNormaliser.Key(listing.Title).Split(' '))
            if (ByWord.TryGetValue(word, out var name))
                return new CategoryGuess(name, ByTitle);
        return new CategoryGuess(CategoryName.Other, 0);
    }

    private static string? Named(SourceCategory category) =>
        ByKey.GetValueOrDefault(TextNormaliser.Key(category.Name)) ?? ByKey.GetValueOrDefault(TextNormaliser.Key(category.Id));

    // Names of Ticketmaster segments and genres, Yelp aliases and Meetup topics, as keys.
    private static IEnumerable<(string Key, string Category)> Names()
    {
        (string Category, string[] Keys)[] table =
        [
            ("music", ["music", "rock", "pop", "jazz", "classical", "country", "hip hop rap", "dance electronic", "metal", "alternative", "r b", "blues", "folk", "latin", "reggae", "live music"]),
            ("sports", ["sports", "sports active life", "sports fitness", "basketball", "baseball", "football", "soccer", "hockey", "tennis", "motorsports racing", "outdoors adventure", "fitness", "hiking", "running"]),
            ("arts", ["arts theatre", "arts", "visual arts", "performing arts", "film", "theatre", "comedy", "dance", "fashion", "art culture", "arts culture", "fine art", "movies film", "photography"]),
            ("food", ["food and drink", "food drink", "food", "wine", "dining out"]),
            ("tech", ["tech", "technology", "science technology", "science tech", "web development", "software development", "data science", "programming", "artificial intelligence", "python"]),
            ("social", ["nightlife", "festivals fairs", "charities", "social", "social activities", "community", "community culture", "community environment", "hobbies special interest", "games", "religion spirituality", "lgbtq", "travel outdoor", "pets animals"]),
            ("business", ["business", "business professional", "career business", "networking", "entrepreneurship", "startups", "professional networking"]),
            ("education", ["lectures books", "education", "learning", "language ethnic identity", "language exchange", "writing", "book club", "school activities"]),
            ("health", ["health", "health wellness", "health wellbeing", "wellness", "yoga", "meditation", "support coaching"]),
            ("family", ["kids family", "family", "family education", "parents family", "children s theatre", "children s music"]),
        ];
        return table.SelectMany(row => row.Keys.Select(key => (TextNormaliser.Key(key), row.Category))).DistinctBy(row => row.Item1);
    }
}
