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

    // Ids mean something only within their source's scheme.
    private static readonly FrozenDictionary<(SourceName Source, string Scheme, string Id), string> ById = Ids().ToFrozenDictionary(n => (n.Source, n.Scheme, n.Id), n => n.Category);

    private static readonly FrozenDictionary<string, string> ByKey = Names().ToFrozenDictionary(n => n.Key, n => n.Category);

    private static readonly FrozenDictionary<string, string> ByWord = new Dictionary<string, string>
    {
        ["concert"] = "music",
        ["live"] = "music",
        ["dj"] = "music",
        ["jazz"] = "music",
        ["band"] = "music",
        ["orchestra"] = "music",
        ["gig"] = "music",
        ["match"] = "sports",
        ["marathon"] = "sports",
        ["run"] = "sports",
        ["football"] = "sports",
        ["basketball"] = "sports",
        ["exhibition"] = "arts",
        ["theatre"] = "arts",
        ["theater"] = "arts",
        ["gallery"] = "arts",
        ["comedy"] = "arts",
        ["film"] = "arts",
        ["screening"] = "arts",
        ["dance"] = "arts",
        ["tasting"] = "food",
        ["market"] = "food",
        ["wine"] = "food",
        ["beer"] = "food",
        ["brunch"] = "food",
        ["dinner"] = "food",
        ["code"] = "tech",
        ["developer"] = "tech",
        ["developers"] = "tech",
        ["python"] = "tech",
        ["hackathon"] = "tech",
        ["ai"] = "tech",
        ["cloud"] = "tech",
        ["meetup"] = "social",
        ["party"] = "social",
        ["festival"] = "social",
        ["networking"] = "business",
        ["startup"] = "business",
        ["conference"] = "business",
        ["workshop"] = "education",
        ["course"] = "education",
        ["class"] = "education",
        ["lecture"] = "education",
        ["yoga"] = "health",
        ["meditation"] = "health",
        ["wellness"] = "health",
        ["kids"] = "family",
        ["family"] = "family",
        ["children"] = "family",
    }.ToFrozenDictionary();

    /// <summary>The category of an event.</summary>
    /// <param name="listing">The event's content, merged or of one listing.</param>
    /// <param name="sources">The sources whose listings are behind it: ids are read by their taxonomies.</param>
    public static CategoryGuess Of(Listing listing, IReadOnlyCollection<SourceName> sources)
    {
        foreach (var category in listing.Categories)
            foreach (var source in sources)
                if (category.Id is { } id && ById.TryGetValue((source, category.Scheme, id), out var name))
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

    private static IEnumerable<(SourceName Source, string Scheme, string Id, string Category)> Ids()
    {
        (SourceName Source, string Scheme, string Category, string[] Ids)[] table =
        [
            (SourceName.Ticketmaster, "segment", "music", ["KZFzniwnSyZfZ7v7nJ"]),
            (SourceName.Ticketmaster, "segment", "sports", ["KZFzniwnSyZfZ7v7nE"]),
            (SourceName.Ticketmaster, "segment", "arts", ["KZFzniwnSyZfZ7v7na", "KZFzniwnSyZfZ7v7nn"]),
            (SourceName.Eventbrite, "category", "business", ["101"]),
            (SourceName.Eventbrite, "category", "tech", ["102"]),
            (SourceName.Eventbrite, "category", "music", ["103"]),
            (SourceName.Eventbrite, "category", "arts", ["104", "105", "106"]),
            (SourceName.Eventbrite, "category", "health", ["107"]),
            (SourceName.Eventbrite, "category", "sports", ["108"]),
            (SourceName.Eventbrite, "category", "food", ["110"]),
            (SourceName.Eventbrite, "category", "family", ["115"]),
            (SourceName.Eventbrite, "category", "education", ["120"]),
            (SourceName.Eventbrite, "category", "social", ["109", "111", "112", "113", "114", "116", "117", "118", "119"]),
        ];
        return table.SelectMany(row => row.Ids.Select(id => (row.Source, row.Scheme, id, row.Category)));
    }

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
