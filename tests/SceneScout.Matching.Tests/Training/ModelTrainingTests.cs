using SceneScout.Matching.Model;
using SceneScout.Matching.Training;

namespace SceneScout.Matching.Tests.Training;

public sealed class ModelTrainingTests
{
    private static readonly LabelledPair[] Few = [.. VenuePairs.Make(5, 1200), .. EventPairs.Make(6, 1200)];

    [Fact]
    public void The_same_pairs_give_the_same_file_and_the_file_is_read_again()
    {
        var text = ModelTraining.Train(Few, "few").Write();
        Assert.Equal(text, ModelTraining.Train([.. VenuePairs.Make(5, 1200), .. EventPairs.Make(6, 1200)], "few").Write());
        Assert.Equal(text, MatchModel.Read(text).Write());
    }

    [Fact]
    public void The_weights_that_ship_say_what_they_reach()
    {
        Assert.All(MatchModel.Bundled.Evaluations, evaluation => Assert.True(evaluation.F1 > 0.85 && evaluation.CalibrationError < 0.05, $"{evaluation}"));
        Assert.Contains($"{ModelTraining.Made} made pairs", MatchModel.Bundled.TrainedOn, StringComparison.Ordinal);
        foreach (var (set, pairs) in new[] { ("venues", VenuePairs.Make(303, 1500)), ("events", EventPairs.Make(304, 1500)) })
        {
            var now = ModelEvaluation.Evaluate(MatchModel.Bundled, set, pairs);
            Assert.True(now.F1 > 0.82 && now.CalibrationError < 0.06, $"{now}");
        }
    }

    [Fact]
    public void Pairs_of_one_kind_alone_are_refused() =>
        Assert.Contains("pairs of events", Assert.Throws<InvalidDataException>(() => ModelTraining.Train(VenuePairs.Make(1, 200), "venues")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public void What_is_no_model_is_refused(string text) => Assert.Throws<InvalidDataException>(() => MatchModel.Read(text));
}
