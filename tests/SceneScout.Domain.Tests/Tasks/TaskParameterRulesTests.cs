using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class TaskParameterRulesTests
{
    private static readonly string[] Sources = ["yelp", "meetup"];
    private const string Good = """{"source":"yelp","location":{"latitude":52.5,"longitude":13.4,"radius":5000},"dateRange":{"start":"2027-01-01T00:00:00Z","end":"2027-02-01T00:00:00Z"}}""";

    [Fact]
    public void Good_parameters_have_no_mistake()
    {
        Assert.Null(TaskParameterRules.Discovery(Good, Sources));
        Assert.Null(TaskParameterRules.Ingestion("""{"source":"yelp","eventIds":["00000000-0000-0000-0000-000000000001"],"batchSize":1}""", Sources));
        Assert.Null(TaskParameterRules.Processing("""{"eventIds":["00000000-0000-0000-0000-000000000001"]}"""));
    }

    [Theory]
    [InlineData("\"yelp\"", "\"napster\"", "source 'napster'")]
    [InlineData("52.5", "152.5", "location.latitude '152.5'")]
    [InlineData("5000", "5", "location.radius '5'")]
    [InlineData("2027-02-01", "2026-02-01", "dateRange")]
    [InlineData("\"yelp\"", "[]", "parameters.source")]
    public void A_mistake_names_field_and_value(string from, string to, string expected) =>
        Assert.Contains(expected, TaskParameterRules.Discovery(Good.Replace(from, to, StringComparison.Ordinal), Sources), StringComparison.Ordinal);

    [Theory]
    [InlineData("discovery", "{}")]
    [InlineData("ingestion", """{"source":"yelp"}""")]
    [InlineData("ingestion", """{"source":"yelp","eventIds":[],"batchSize":0}""")]
    [InlineData("processing", "{}")]
    [InlineData("processing", "null")]
    [InlineData("processing", "not json")]
    public void What_is_missing_is_a_mistake(string type, string json) => Assert.NotNull(type switch
    {
        "discovery" => TaskParameterRules.Discovery(json, Sources),
        "ingestion" => TaskParameterRules.Ingestion(json, Sources),
        _ => TaskParameterRules.Processing(json),
    });
}
