using System.Text.Json;
using SceneScout.Classification.Training;
using Xunit;

namespace SceneScout.Classification.Tests.Training;

public sealed class ModelTrainerTests
{
    [Fact]
    public void What_ships_is_what_training_gives_and_what_it_learned_from_is_named()
    {
        var trainer = new ModelTrainer();
        foreach (var (index, title) in MadeUpTitles.All.Where(t => t.Language == "en").Index())
            trainer.Add(Line(new { source = index % 2 == 0 ? "toronto" : "elsewhere", title = title.Title, label = string.Join('|', title.Categories), licence = index % 2 == 0 ? "Thanks, Toronto." : "Nobody's." }));

        var model = JsonDocument.Parse(trainer.Train(_ => { })).RootElement;

        var shipped = TextModel.Read();
        foreach (var category in Taxonomy.Bundled.Categories)
            Assert.All(
                Numbers.Read(model.GetProperty("words").GetProperty(category).GetString()!).Zip(Numbers.Read(shipped.Words[category])),
                pair => Assert.Equal(pair.First, pair.Second, 0.05f));
        Assert.Equal(["Thanks, Toronto."], model.GetProperty("attribution").EnumerateArray().Select(line => line.GetString()));
        Assert.True(model.GetProperty("leftOut").GetProperty("elsewhere").GetProperty("top1").GetDouble() > 0.8);
    }

    [Fact]
    public void The_shipped_model_names_its_teachers_and_how_it_does_without_each()
    {
        var shipped = TextModel.Read();

        Assert.Contains("CC-BY-4.0 (RLadies+)", shipped.Attribution);
        Assert.Equal(9, shipped.LeftOut.Count);
        Assert.All(shipped.LeftOut.Where(s => s.Value.Listings > 300 && s.Key is "toronto" or "nyc-parks" or "leeds-inspired"), s => Assert.True(s.Value is { Top1: > 0.66, Top3: > 0.86 }, s.ToString()));
        Assert.All(shipped.LeftOut.Where(s => s.Key is "toronto" or "nyc-parks" or "leeds-inspired"), s => Assert.InRange(s.Value.Confidence, s.Value.Top1 - 0.15, s.Value.Top1 + 0.15));
    }

    [Theory]
    [InlineData("""{"source":"a","title":"b","label":"musik"}""", "label 'musik' is not a category")]
    [InlineData("""{"source":"a","title":"b"}""", "label is missing")]
    [InlineData("""{"source":"a","label":"music"}""", "title is missing")]
    [InlineData("""{"source":"a","title":7,"label":"music"}""", "title '7' is not accepted")]
    [InlineData("""[1]""", "'[1]' is not an object")]
    public void A_line_that_cannot_teach_is_refused_with_the_reason(string line, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => new ModelTrainer().Add(JsonDocument.Parse(line).RootElement)).Message, StringComparison.Ordinal);

    private static JsonElement Line(object line) => JsonSerializer.SerializeToElement(line);
}
