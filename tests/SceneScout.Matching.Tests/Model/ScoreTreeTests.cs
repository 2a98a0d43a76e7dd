using SceneScout.Matching.Features;
using SceneScout.Matching.Model;

namespace SceneScout.Matching.Tests.Model;

public sealed class ScoreTreeTests
{
    private const string Line = "(name < 0.85 ? (phone < 0.5 or unknown ? -0.31 : 0.12) : 0.2)";

    private static readonly FeatureSpec[] Specs = [new("name", 0, 1), new("phone", 0, 1)];

    [Theory]
    [InlineData(0.5f, 0f, -0.31)]
    [InlineData(0.5f, 1f, 0.12)]
    [InlineData(0.5f, float.NaN, -0.31)]
    [InlineData(0.85f, 0f, 0.2)]
    [InlineData(float.NaN, 0f, 0.2)]
    public void What_is_unknown_goes_where_the_tree_says(float name, float phone, double added) => Assert.Equal(added, ScoreTree.Read(Line, Specs).At([name, phone]));

    [Theory]
    [InlineData(Line)]
    [InlineData("0.25")]
    [InlineData("(phone < -1.5 ? -2 : (name < 3 or unknown ? 0 : 1))")]
    public void A_tree_that_is_read_is_written_the_same(string line) => Assert.Equal(line, ScoreTree.Read(line, Specs).Write(Specs));

    [Fact]
    public void It_knows_the_most_that_it_adds() => Assert.Equal(0.2, ScoreTree.Read(Line, Specs).Most);

    [Theory]
    [InlineData("")]
    [InlineData("(colour < 1 ? 0 : 1)")]
    [InlineData("(name < 1 ? 0 : 1")]
    [InlineData("(name < 1 ? 0 : 1) 2")]
    [InlineData("(name < x ? 0 : 1)")]
    [InlineData("((((((((((name < 1 ? 0 : 1)")]
    public void What_is_no_tree_is_refused(string line) => Assert.Contains("a tree", Assert.Throws<InvalidDataException>(() => ScoreTree.Read(line, Specs)).Message, StringComparison.Ordinal);
}
