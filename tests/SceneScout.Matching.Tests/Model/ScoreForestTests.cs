using CsCheck;
using SceneScout.Matching.Features;
using SceneScout.Matching.Model;

namespace SceneScout.Matching.Tests.Model;

/// <summary>Trees laid out for being asked often say what each says by itself.</summary>
public sealed class ScoreForestTests
{
    private const int Features = 3;

    private static readonly FeatureSpec[] Specs = [new("name", 0, 1), new("phone", 0, 1), new("city", 0, 1)];
    private static readonly Gen<float> GenValue = Gen.Int[-1, 5].Select(value => value < 0 ? float.NaN : value / 4f);

    [Fact]
    public void The_sum_is_that_of_the_trees_one_by_one() =>
        Gen.Select(GenTree(3).Array[0, 20], GenValue.Array[Features], Gen.Double[-5, 5]).Sample((lines, values, sum) =>
        {
            var trees = Read(lines);
            Assert.Equal(trees.Aggregate(sum, (all, tree) => all + tree.At(values)), new ScoreForest(trees, Features).Add(sum, values, double.NegativeInfinity));
        }, iter: 2_000);

    [Fact]
    public void What_is_told_to_stay_below_stays_below_and_the_rest_is_exact() =>
        Gen.Select(GenTree(3).Array[0, 40], GenValue.Array[Features], Gen.Double[-5, 5]).Sample((lines, values, least) =>
        {
            var forest = new ScoreForest(Read(lines), Features);
            var (exact, told) = (forest.Add(0, values, double.NegativeInfinity), forest.Add(0, values, least));
            Assert.True(told.Equals(exact) || (told < least && exact < least), $"{told} for {exact}, from {least}");
        }, iter: 2_000);

    [Fact]
    public void Trees_too_deep_to_be_laid_out_are_asked_by_themselves() =>
        Gen.Select(GenTree(7).Array[1, 6], GenValue.Array[Features]).Sample((lines, values) =>
        {
            var trees = Read(lines);
            Assert.Equal(trees.Aggregate(0.0, (all, tree) => all + tree.At(values)), new ScoreForest(trees, Features).Add(0, values, double.NegativeInfinity));
        }, iter: 300);

    private static ScoreTree[] Read(string[] lines) => Array.ConvertAll(lines, line => ScoreTree.Read(line, Specs));

    private static Gen<string> GenTree(int depth)
    {
        var leaf = Gen.Int[-9, 9].Select(value => (value / 8m).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (depth == 0)
            return leaf;
        var question =
            from feature in Gen.Int[0, Features - 1]
            from below in Gen.Int[0, 5]
            from unknown in Gen.Bool
            from then in GenTree(depth - 1)
            from otherwise in GenTree(depth - 1)
            select $"({Specs[feature].Name} < {(below / 4m).ToString(System.Globalization.CultureInfo.InvariantCulture)}{(unknown ? " or unknown" : "")} ? {then} : {otherwise})";
        return Gen.Frequency((1, leaf), (3, question));
    }
}
