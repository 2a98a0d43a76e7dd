namespace SceneScout.Matching.Training;

/// <summary>Makes labelled pairs of restaurants from two guides, which give names, streets, cities, phones and kitchens, and no coordinates.</summary>
public static class GuidePairs
{
    private const int PairsATown = 160;
    private const double PartSame = 0.3;

    /// <summary>Makes pairs; the same for the same seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<LabelledPair> Make(ulong seed, int count)
    {
        var random = new PairRandom(seed);
        var writing = new GuideWriting(random);
        var elsewhere = new GuideTown(random, random.Of(TrainingWords.Cities));
        for (var made = 0; made < count;)
        {
            var town = new GuideTown(random, random.Of(TrainingWords.Cities));
            for (var at = 0; at < PairsATown && made < count; at++, made++)
            {
                var entry = random.Of(town.Entries);
                var same = random.Is(PartSame);
                var isSecond = random.Is(0.5);
                yield return new LabelledPair(writing.Write(entry, isSecond), writing.Write(same ? entry : town.Rival(entry, elsewhere), !isSecond), same);
            }

            if (town.Metro != elsewhere.Metro)
                elsewhere = town;
        }
    }
}
