using SceneScout.Matching.Features;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Training;

/// <summary>Trains a model from labelled pairs. The venues come first: an event's place is judged by their weights.</summary>
public static class ModelTraining
{
    /// <summary>Probability from which pairs are merged. Higher, and more is left to people; lower, and lists lose events to wrong merges, which nobody sees.</summary>
    public const double MergeFrom = 0.6;

    /// <summary>Probability from which a person looks at a pair.</summary>
    public const double ReviewFrom = 0.1;

    /// <summary>Pairs of each kind that the weights that ship are trained on.</summary>
    public const int Made = 40_000;

    /// <summary>The seed that they are made from.</summary>
    public const int Seed = 1;

    /// <summary>Trains.</summary>
    /// <param name="pairs">Labelled pairs of venues and of events.</param>
    /// <param name="trainedOn">What the model's file says of them.</param>
    /// <exception cref="InvalidDataException">There are no pairs of a kind that are the same, or none that are not.</exception>
    public static MatchModel Train(IEnumerable<LabelledPair> pairs, string trainedOn)
    {
        var all = pairs.Select(pair => (Left: PreparedSide.Of(pair.Left), Right: PreparedSide.Of(pair.Right), pair.Same)).ToList();
        var model = new MatchModel(trainedOn, MergeFrom, ReviewFrom, Empty(VenueFeatures.Specs), Empty(EventFeatures.Specs), []);
        model = model with { Venue = Fit(model, SideKind.Venue, VenueFeatures.Specs, all) };
        return model with { Event = Fit(model, SideKind.Event, EventFeatures.Specs, all) };
    }

    private static Scorecard Fit(MatchModel model, SideKind kind, FeatureSpec[] specs, List<(PreparedSide Left, PreparedSide Right, bool Same)> all)
    {
        var matcher = new PairMatcher(model);
        var rows = new List<float[]>();
        var labels = new List<bool>();
        foreach (var (left, right, same) in all)
        {
            if (PairMatcher.KindOf(left, right) != kind)
                continue;
            var row = new float[specs.Length];
            matcher.Measure(left, right, kind, row);
            rows.Add(row);
            labels.Add(same);
        }

        if (!labels.Contains(true) || !labels.Contains(false))
            throw new InvalidDataException($"there are {labels.Count(label => label)} pairs of {kind.ToString().ToLowerInvariant()}s that are the same and {labels.Count(label => !label)} that are not; some of each are needed");
        return CurveFit.Fit(specs, rows, labels);
    }

    private static Scorecard Empty(FeatureSpec[] specs) => new(0, [.. specs.Select(spec => new ScoreCurve(spec.Name, spec.Knots, new double[spec.Knots.Length]))]);
}
