using System.Globalization;
using SceneScout.Matching.Features;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Trains a model from labelled pairs. The venues come first: an event's place is judged by their weights.</summary>
public static class ModelTraining
{
    /// <summary>Probability from which venues are merged.</summary>
    public const double VenueMergeFrom = 0.5;

    /// <summary>Probability from which events are merged. Higher, and more is left to people; lower, and lists lose events to wrong merges, which nobody sees.</summary>
    public const double EventMergeFrom = 0.45;

    /// <summary>Probability from which a person looks at a pair.</summary>
    public const double ReviewFrom = 0.1;

    /// <summary>Pairs of each kind that the weights that ship are trained on.</summary>
    public const int Made = 40_000;

    /// <summary>The seed that they are made from.</summary>
    public const int Seed = 1;

    // Pairs that a model is measured on are made from another seed than those that it is trained on.
    private const ulong TestSeed = 1_000_003;

    private const int MadeForTest = 5_000;

    // How much guides, directories and careful feeds count, each beside all others that are made.
    private const double PartShare = 1;

    // Feeds that know what an event is called tell siblings apart: what people list has few of these.
    private const double CarefulShare = 2;

    // Made pairs say the same many times over: counted in full, what they say of a leaf or a knot would outweigh all that holds it small.
    private const double Whole = 0.2;

    // A hall and its bar that became one: nobody sees it. So two venues whose names say different things count more than others.
    private const double OtherThing = 2;

    // Up to here names say different kinds, or one a part of the other.
    private const float OtherType = 1;

    /// <summary>The made pairs that a model is trained on, and what its file says of them.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="made">Pairs of venues, and as many of events; half as many each of guides, of directories and of careful feeds.</param>
    public static (IReadOnlyList<TrainingSet> Sets, string Told) MadeSets(ulong seed, int made) =>
    (
        [
            new TrainingSet([.. VenuePairs.Make(seed, made), .. EventPairs.Make(seed + 1, made)], 1),
            new TrainingSet([.. GuidePairs.Make(seed + 2, made / 2)], PartShare),
            new TrainingSet([.. DirectoryPairs.Make(seed + 4, made / 2)], PartShare),
            new TrainingSet([.. EventPairs.Make(seed + 3, made / 2, careful: true)], CarefulShare),
        ],
        string.Create(CultureInfo.InvariantCulture, $"{made} made pairs of venues and {made} of events, {made / 2} of two guides, {made / 2} of two directories and {made / 2} of careful feeds (seed {seed})")
    );

    /// <summary>Measures a model on made pairs that it was not trained on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed that it was trained with.</param>
    public static IReadOnlyList<SetEvaluation> EvaluateOnMade(MatchModel model, ulong seed) =>
    [
        ModelEvaluation.Evaluate(model, "made venues, another seed", VenuePairs.Make(TestSeed + seed, MadeForTest)),
        ModelEvaluation.Evaluate(model, "made events, another seed", EventPairs.Make(TestSeed + seed + 1, MadeForTest)),
        ModelEvaluation.Evaluate(model, "made guides, another seed", GuidePairs.Make(TestSeed + seed + 2, MadeForTest)),
        ModelEvaluation.Evaluate(model, "made directories, another seed", DirectoryPairs.Make(TestSeed + seed + 4, MadeForTest)),
        ModelEvaluation.Evaluate(model, "made careful feeds, another seed", EventPairs.Make(TestSeed + seed + 3, MadeForTest, careful: true)),
    ];

    /// <summary>Trains.</summary>
    /// <param name="sets">Labelled pairs of venues and of events.</param>
    /// <param name="trainedOn">What the model's file says of them.</param>
    /// <param name="venueMergeFrom">Probability from which venues are merged.</param>
    /// <param name="eventMergeFrom">Probability from which events are merged.</param>
    /// <param name="venues">Weights of venues that are kept; null trains them, too.</param>
    /// <exception cref="InvalidDataException">There are no pairs of a kind that are the same, or none that are not.</exception>
    public static MatchModel Train(IReadOnlyList<TrainingSet> sets, string trainedOn, double venueMergeFrom = VenueMergeFrom, double eventMergeFrom = EventMergeFrom, Scorecard? venues = null) =>
        Train(sets, trainedOn, venueMergeFrom, eventMergeFrom, TreeSettings.Usual, venues);

    /// <summary>Trains, with trees as given.</summary>
    internal static MatchModel Train(IReadOnlyList<TrainingSet> sets, string trainedOn, double venueMergeFrom, double eventMergeFrom, TreeSettings trees, Scorecard? venues = null)
    {
        var all = sets.SelectMany(set => set.Pairs.Select(pair => (Set: set, Left: PreparedSide.Of(pair.Left), Right: PreparedSide.Of(pair.Right), pair.Same))).ToList();
        var model = new MatchModel(trainedOn, Empty(VenueFeatures.Specs, venueMergeFrom), Empty(EventFeatures.Specs, eventMergeFrom), []);
        model = model with { Venue = venues ?? Fit(model, SideKind.Venue, VenueFeatures.Specs, all, trees) };
        return model with { Event = Fit(model, SideKind.Event, EventFeatures.Specs, all, trees) };
    }

    private static Scorecard Fit(MatchModel model, SideKind kind, FeatureSpec[] specs, List<(TrainingSet Set, PreparedSide Left, PreparedSide Right, bool Same)> all, TreeSettings settings)
    {
        var matcher = new PairMatcher(model);
        var sets = new List<TrainingSet>();
        var rows = new List<float[]>();
        var labels = new List<bool>();
        foreach (var (set, left, right, same) in all)
        {
            if (PairMatcher.KindOf(left, right) != kind)
                continue;
            var row = new float[specs.Length];
            matcher.Measure(left, right, kind, row);
            sets.Add(set);
            rows.Add(row);
            labels.Add(same);
        }

        if (!labels.Contains(true) || !labels.Contains(false))
            throw new InvalidDataException($"there are {labels.Count(label => label)} pairs of {kind.ToString().ToLowerInvariant()}s that are the same and {labels.Count(label => !label)} that are not; some of each are needed");
        var counts = Counts(sets);
        for (var at = 0; at < counts.Count && kind == SideKind.Venue; at++)
            if (!labels[at] && rows[at][VenueFeatures.Type] <= OtherType)
                counts[at] *= OtherThing;
        var (bias, curves) = CurveFit.Fit(specs, rows, labels, counts);
        var card = model.Of(kind) with { Bias = bias, Curves = curves };
        return (card with { Trees = Trees(card, specs, rows, labels, counts, settings) }).Checked(specs);
    }

    // On the pairs of which trees are asked.
    private static string[] Trees(Scorecard card, FeatureSpec[] specs, List<float[]> rows, List<bool> labels, List<double> counts, TreeSettings settings)
    {
        var sums = rows.ConvertAll(row => card.Bias + card.Sum(row, 0, row.Length));
        var asked = Enumerable.Range(0, rows.Count).Where(at => sums[at] >= Scorecard.TreesFrom).ToList();
        var trees = TreeFit.Fit(specs, asked.ConvertAll(at => rows[at]), [.. asked.Select(at => sums[at])], asked.ConvertAll(at => labels[at]), asked.ConvertAll(at => counts[at]), settings);
        return [.. trees.Select(tree => tree.Write(specs))];
    }

    // The shares are divided among the pairs of each set; together the pairs count a part of as many as they are.
    private static List<double> Counts(List<TrainingSet> sets)
    {
        var sizes = sets.CountBy(set => set).ToDictionary();
        var shares = sizes.Keys.Sum(set => set.Share);
        return sets.ConvertAll(set => Whole * set.Share / shares * sets.Count / sizes[set]);
    }

    private static Scorecard Empty(FeatureSpec[] specs, double mergeFrom) => new(mergeFrom, Math.Min(ReviewFrom, mergeFrom), 0, [.. specs.Select(spec => new ScoreCurve(spec.Name, spec.Knots, new double[spec.Knots.Length]))]);
}
