namespace SceneScout.Matching.Training;

/// <summary>Makes labelled pairs of venues.</summary>
public static class VenuePairs
{
    private const int PairsATown = 120;
    private const double PartSame = 0.3;

    /// <summary>Makes pairs; the same for the same seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<LabelledPair> Make(ulong seed, int count)
    {
        var random = new PairRandom(seed);
        var writing = new VenueWriting(random);
        for (var made = 0; made < count;)
        {
            var town = new VenueTown(random, random.Of(TrainingWords.Cities));
            for (var at = 0; at < PairsATown && made < count; at++, made++)
            {
                var venue = random.Of(town.Venues);
                var (left, right) = FeedStyle.Meet(random);
                var same = random.Is(PartSame);
                yield return new LabelledPair(writing.Write(venue, left), writing.Write(same ? venue : town.Rival(venue), right), same);
            }
        }
    }
}
