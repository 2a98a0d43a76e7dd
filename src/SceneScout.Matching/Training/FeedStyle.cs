namespace SceneScout.Matching.Training;

/// <summary>How often a feed gives a field, and how it writes.</summary>
/// <param name="Coordinates">Part of records with coordinates.</param>
/// <param name="Address">With an address.</param>
/// <param name="Postal">With a postal code.</param>
/// <param name="City">With a city.</param>
/// <param name="Phone">With a phone.</param>
/// <param name="Category">With a category.</param>
/// <param name="Site">With a page of the venue's own.</param>
/// <param name="NumberLast">Writes the house number behind the street.</param>
internal sealed record FeedStyle(double Coordinates, double Address, double Postal, double City, double Phone, double Category, double Site, bool NumberLast)
{
    private static readonly (FeedStyle Left, FeedStyle Right)[] Pairs =
    [
        (new(0, 1, 0, 1, 0.98, 1, 0, false), new(0, 1, 0, 1, 0.97, 1, 0, false)), // two guides
        (new(1, 0.5, 0.3, 0, 0, 0, 0, true), new(1, 0.85, 0.85, 0, 0, 0, 0, false)), // two services of places
        (new(1, 0.5, 0.3, 0.1, 0, 0, 0, true), new(1, 0.95, 0.95, 0, 0, 0, 0, false)),
        (new(1, 0.9, 0.8, 0.9, 0.7, 0.6, 0.4, false), new(1, 0.9, 0.8, 0.9, 0.7, 0.6, 0.4, false)),
        (new(0.8, 0.7, 0.6, 0.9, 0.3, 0, 0.2, false), new(0.5, 0.8, 0.6, 0.9, 0.3, 0.4, 0.2, true)),
        (new(1, 0, 0, 0, 0, 0, 0, false), new(1, 0.3, 0.2, 0.3, 0, 0, 0, false)),
        (new(0, 0.5, 0.5, 1, 0, 0, 0, false), new(0, 0.6, 0.4, 1, 0.1, 0, 0, false)),
    ];

    // Listings of events often name the house and its city, and no more.
    private static readonly (FeedStyle Left, FeedStyle Right)[] EventPairs =
    [
        .. Pairs,
        (new(0, 0, 0, 1, 0, 0, 0, false), new(0, 0, 0, 1, 0, 0, 0, false)),
        (new(0, 0.1, 0.05, 1, 0, 0, 0, false), new(0.2, 0.3, 0.2, 1, 0, 0, 0, false)),
        (new(1, 0, 0, 1, 0, 0, 0, false), new(0, 0, 0, 1, 0, 0, 0, false)),
        (new(1, 0.8, 0.8, 1, 0, 0, 0, false), new(0, 0, 0, 1, 0, 0, 0, false)),
    ];

    /// <summary>The styles of two feeds of events that meet.</summary>
    public static (FeedStyle Left, FeedStyle Right) MeetOfEvents(PairRandom random) => Meet(random, EventPairs);

    /// <summary>The styles of two feeds that meet.</summary>
    public static (FeedStyle Left, FeedStyle Right) Meet(PairRandom random) => Meet(random, Pairs);

    private static (FeedStyle Left, FeedStyle Right) Meet(PairRandom random, (FeedStyle Left, FeedStyle Right)[] pairs)
    {
        var (left, right) = random.Of(pairs);
        return random.Is(0.5) ? (left, right) : (right, left);
    }
}
