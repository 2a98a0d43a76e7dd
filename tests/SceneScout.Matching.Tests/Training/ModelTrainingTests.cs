using SceneScout.Matching.Model;
using SceneScout.Matching.Training;

namespace SceneScout.Matching.Tests.Training;

public sealed class ModelTrainingTests
{
    private const int FewCount = 300;

    private static readonly LabelledPair[] Few = [.. VenuePairs.Make(5, FewCount), .. EventPairs.Make(6, FewCount)];

    [Fact]
    public void The_same_pairs_give_the_same_file_and_the_file_is_read_again()
    {
        var text = Train(Few).Write();
        Assert.Equal(text, Train([.. VenuePairs.Make(5, FewCount), .. EventPairs.Make(6, FewCount)]).Write());
        Assert.Equal(text, MatchModel.Read(text).Write());
    }

    [Fact]
    public void The_weights_that_ship_say_what_they_reach()
    {
        Assert.All(MatchModel.Bundled.Evaluations, evaluation => Assert.True(evaluation.F1 > 0.82 && evaluation.CalibrationError < 0.05, $"{evaluation}"));
        Assert.Contains($"{ModelTraining.Made} made pairs", MatchModel.Bundled.TrainedOn, StringComparison.Ordinal);
        foreach (var (set, pairs) in new[] { ("venues", VenuePairs.Make(303, 1500)), ("events", EventPairs.Make(304, 1500)) })
        {
            var now = ModelEvaluation.Evaluate(MatchModel.Bundled, set, pairs);
            Assert.True(now.F1 > 0.8 && now.CalibrationError < 0.06, $"{now}");
        }
    }

    [Fact]
    public void Two_guides_and_careful_feeds_are_told_apart()
    {
        var guides = ModelEvaluation.Evaluate(MatchModel.Bundled, "guides", GuidePairs.Make(305, 1500));
        Assert.True(guides.F1 > 0.97, $"{guides}");
        var feeds = ModelEvaluation.Evaluate(MatchModel.Bundled, "careful feeds", EventPairs.Make(306, 1500, careful: true));
        Assert.True(feeds.F1 > 0.86, $"{feeds}");
    }

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(20, false)]
    public void A_set_counts_by_its_share_and_not_by_its_size(double share, bool honest)
    {
        var pairs = Few.Where((_, at) => at % 3 == 0).ToArray();
        var lies = pairs.Concat(pairs).Select(pair => pair with { Same = !pair.Same }).ToArray();
        var evaluation = ModelEvaluation.Evaluate(ModelTraining.Train([new TrainingSet(pairs, 1), new TrainingSet(lies, share)], "lies"), "honest", pairs);
        Assert.True(honest ? evaluation.F1 > 0.8 : evaluation.F1 < 0.4, $"{evaluation}");
    }

    [Fact]
    public void Venues_and_events_are_merged_from_probabilities_of_their_own()
    {
        var model = ModelTraining.Train([new TrainingSet([.. Few.Where((_, at) => at % 3 == 0)], 1)], "few", venueMergeFrom: 0.4, eventMergeFrom: 0.7);
        Assert.Equal(MatchOutcome.Merge, model.Venue.Outcome(0.5));
        Assert.Equal(MatchOutcome.Review, model.Event.Outcome(0.5));
        Assert.Equal(MatchOutcome.Merge, MatchModel.Read(model.Write()).Venue.Outcome(0.4));
    }

    [Fact]
    public void A_model_that_merges_before_a_person_would_look_is_refused()
    {
        var text = MatchModel.Bundled.Write().Replace("\"reviewFrom\": 0.1", "\"reviewFrom\": 0.9", StringComparison.Ordinal);
        Assert.Contains("reviewFrom <= mergeFrom", Assert.Throws<InvalidDataException>(() => MatchModel.Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_of_one_kind_alone_are_refused() =>
        Assert.Contains("pairs of events", Assert.Throws<InvalidDataException>(() => Train([.. VenuePairs.Make(1, 200)])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public void What_is_no_model_is_refused(string text) => Assert.Throws<InvalidDataException>(() => MatchModel.Read(text));

    private static MatchModel Train(LabelledPair[] pairs) => ModelTraining.Train([new TrainingSet(pairs, 1)], "few");
}
