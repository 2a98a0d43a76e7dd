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
    public const double EventMergeFrom = 0.6;

    /// <summary>Probability from which a person looks at a pair.</summary>
    public const double ReviewFrom = 0.1;

    /// <summary>Pairs of each kind that the weights that ship are trained on.</summary>
    public const int Made = 40_000;

    /// <summary>The seed that they are made from.</summary>
    public const int Seed = 1;

    // A hall and its bar that became one: nobody sees it. So two venues whose names say different things count more than others.
    private const double OtherThing = 2;

    // Up to here names say different kinds, or one a part of the other.
    private const float OtherType = 1;

    /// <summary>Trains.</summary>
    /// <param name="sets">Labelled pairs of venues and of events.</param>
    /// <param name="trainedOn">What the model's file says of them.</param>
    /// <param name="venueMergeFrom">Probability from which venues are merged.</param>
    /// <param name="eventMergeFrom">Probability from which events are merged.</param>
    /// <exception cref="InvalidDataException">There are no pairs of a kind that are the same, or none that are not.</exception>
    public static MatchModel Train(IReadOnlyList<TrainingSet> sets, string trainedOn, double venueMergeFrom = VenueMergeFrom, double eventMergeFrom = EventMergeFrom)
    {
        var all = sets.SelectMany(set => set.Pairs.Select(pair => (Set: set, Left: PreparedSide.Of(pair.Left), Right: PreparedSide.Of(pair.Right), pair.Same))).ToList();
        var model = new MatchModel(trainedOn, Empty(VenueFeatures.Specs, venueMergeFrom), Empty(EventFeatures.Specs, eventMergeFrom), []);
        model = model with { Venue = Fit(model, SideKind.Venue, VenueFeatures.Specs, all) };
        return model with { Event = Fit(model, SideKind.Event, EventFeatures.Specs, all) };
    }

    private static Scorecard Fit(MatchModel model, SideKind kind, FeatureSpec[] specs, List<(TrainingSet Set, PreparedSide Left, PreparedSide Right, bool Same)> all)
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
        return model.Of(kind) with { Bias = bias, Curves = curves };
    }

    // The shares are divided among the pairs of each set; together the pairs count as many as they are.
    private static List<double> Counts(List<TrainingSet> sets)
    {
        var sizes = sets.CountBy(set => set).ToDictionary();
        var shares = sizes.Keys.Sum(set => set.Share);
        return sets.ConvertAll(set => set.Share / shares * sets.Count / sizes[set]);
    }

    private static Scorecard Empty(FeatureSpec[] specs, double mergeFrom) => new(mergeFrom, Math.Min(ReviewFrom, mergeFrom), 0, [.. specs.Select(spec => new ScoreCurve(spec.Name, spec.Knots, new double[spec.Knots.Length]))]);
}
