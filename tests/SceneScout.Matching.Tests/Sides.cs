using SceneScout.Matching.Model;
using SceneScout.Matching.Records;

namespace SceneScout.Matching.Tests;

/// <summary>Records as short as a test needs them, and the model that ships.</summary>
internal static class Sides
{
    public static PairMatcher Matcher { get; } = new(MatchModel.Bundled);

    public static MatchSide Event(string title, string? venue = null, string? start = null, string? city = null, double? lat = null, double? lon = null) => new()
    {
        Kind = SideKind.Event,
        Title = title,
        Venue = venue,
        Start = start is null ? null : SideTime.Read(start),
        City = city,
        Latitude = lat,
        Longitude = lon,
    };

    public static MatchSide Venue(string name, string? address = null, string? city = null, string? phone = null, double? lat = null, double? lon = null, string? postal = null, string? category = null) => new()
    {
        Kind = SideKind.Venue,
        Title = name,
        Address = address,
        City = city,
        Phone = phone,
        Latitude = lat,
        Longitude = lon,
        PostalCode = postal,
        Category = category,
    };

    public static PairVerdict Judge(MatchSide left, MatchSide right) => Matcher.Judge(PreparedSide.Of(left), PreparedSide.Of(right));

    public static void Merges(MatchSide left, MatchSide right) => Is(left, right, outcome => outcome == MatchOutcome.Merge);

    public static void StaysTwo(MatchSide left, MatchSide right) => Is(left, right, outcome => outcome != MatchOutcome.Merge);

    private static void Is(MatchSide left, MatchSide right, Func<MatchOutcome, bool> expected)
    {
        var verdict = Judge(left, right);
        Assert.True(expected(verdict.Outcome), $"{verdict.Outcome} at {verdict.Probability:0.000}: {string.Join("; ", verdict.Reasons)}");
    }
}
