namespace SceneScout.Matching.Training;

/// <summary>Makes labelled pairs of restaurants from two directories on the web: streets with cities, states and postal codes in one line or apart, phones, and points that a geocoder found.</summary>
public static class DirectoryPairs
{
    private const int PairsATown = 160;
    private const double PartSame = 0.35;

    // Directories call a house by what it serves.
    private const double PartServing = 0.3;

    /// <summary>Makes pairs; the same for the same seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<LabelledPair> Make(ulong seed, int count)
    {
        var random = new PairRandom(seed);
        var writing = new DirectoryWriting(random);
        var elsewhere = new GuideTown(random, random.Of(TrainingWords.Cities));
        for (var made = 0; made < count;)
        {
            var town = new GuideTown(random, random.Of(TrainingWords.Cities));
            for (var at = 0; at < PairsATown && made < count; at++, made++)
            {
                var entry = Serving(random.Of(town.Entries), random);
                var (left, right) = DirectoryStyle.Meet(random);
                var same = random.Is(PartSame);
                yield return new LabelledPair(writing.Write(entry, left), writing.Write(same ? entry : Serving(town.Rival(entry, elsewhere), random), right), same);
            }

            if (town.Metro != elsewhere.Metro)
                elsewhere = town;
        }
    }

    private static GuideEntry Serving(GuideEntry entry, PairRandom random) =>
        entry.Hotel.Length == 0 && random.Is(PartServing) ? entry with { Kind = random.Of(TrainingWords.Servings) } : entry;
}
