using SceneScout.Matching.Features;
using SceneScout.Matching.Model;
using SceneScout.Matching.Training;

namespace SceneScout.Matching.Tests.Training;

public sealed class TreeFitTests
{
    private static readonly FeatureSpec[] Specs = [new("one", 0, 1), new("other", 0, 1)];
    private static readonly TreeSettings Settings = new(30, 2, 0.3, 1, 1, 0.01);

    [Fact]
    public void Trees_say_what_features_say_together_only()
    {
        // Same when exactly one of both is high: no curve of one feature can tell.
        var trees = Fit(Specs, (one, other) => one != other);
        Assert.True(Sum(trees, 1, 0) > 1 && Sum(trees, 0, 1) > 1, "one is high");
        Assert.True(Sum(trees, 0, 0) < -1 && Sum(trees, 1, 1) < -1, "both or none");
    }

    [Fact]
    public void No_tree_goes_against_a_trend()
    {
        FeatureSpec[] rising = [Specs[0] with { Trend = 1 }, Specs[1]];
        var trees = Fit(rising, (one, other) => one != other);
        foreach (var other in new[] { 0, 1, float.NaN })
            Assert.True(Sum(trees, 1, other) >= Sum(trees, 0, other), $"other is {other}");
    }

    private static ScoreTree[] Fit(FeatureSpec[] specs, Func<int, int, bool> same)
    {
        var rows = new List<float[]>();
        var labels = new List<bool>();
        for (var at = 0; at < 400; at++)
        {
            rows.Add([at % 2, at / 2 % 2]);
            labels.Add(same(at % 2, at / 2 % 2));
        }

        return TreeFit.Fit(specs, rows, new double[rows.Count], labels, [.. rows.Select(row => 1.0 + (row[0] * row[1]))], Settings);
    }

    private static double Sum(ScoreTree[] trees, float one, float other) => trees.Sum(tree => tree.At([one, other]));
}
