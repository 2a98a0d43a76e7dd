using CsCheck;
using SceneScout.Matching.Features;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;
using SceneScout.Matching.Training;

namespace SceneScout.Matching.Tests.Model;

public sealed class PairMatcherProperties
{
    private static readonly LabelledPair[] Pairs = [.. VenuePairs.Make(77, 1500), .. EventPairs.Make(78, 1500)];

    private static readonly Func<MatchSide, MatchSide>[] Blanks =
    [
        side => side with { Title = null }, side => side with { Venue = null }, side => side with { Address = null }, side => side with { City = null }, side => side with { Country = null },
        side => side with { PostalCode = null }, side => side with { Phone = null }, side => side with { Latitude = null, Longitude = null }, side => side with { Start = null }, side => side with { End = null },
        side => side with { TimeZone = null }, side => side with { Url = null }, side => side with { Performers = [] }, side => side with { Category = null },
    ];

    private static readonly Gen<MatchSide> AnySide =
        from at in Gen.Int[0, Pairs.Length - 1]
        from isLeft in Gen.Bool
        from blanks in Gen.Int[0, Blanks.Length - 1].List[0, 6]
        select blanks.Aggregate(isLeft ? Pairs[at].Left : Pairs[at].Right, (side, blank) => Blanks[blank](side));

    private static readonly Gen<(MatchSide Left, MatchSide Right)> AnyPair =
        from at in Gen.Int[0, Pairs.Length - 1]
        from other in AnySide
        from related in Gen.Bool
        from blanks in Gen.Int[0, Blanks.Length - 1].List[0, 4]
        select (blanks.Aggregate(Pairs[at].Left, (side, blank) => Blanks[blank](side)), related ? Pairs[at].Right : other);

    [Fact]
    public void The_order_of_the_sides_does_not_matter() => AnyPair.Sample(pair =>
    {
        var (one, other) = (Sides.Judge(pair.Left, pair.Right), Sides.Judge(pair.Right, pair.Left));
        Assert.Equal(one.Probability, other.Probability);
        Assert.Equal(one.Reasons.AsEnumerable(), other.Reasons);
    }, iter: 1000, threads: 1);

    [Fact]
    public void Every_probability_is_a_number_and_has_a_reason() => AnyPair.Sample(pair =>
    {
        var verdict = Sides.Judge(pair.Left, pair.Right);
        Assert.InRange(verdict.Probability, 0, 1);
        Assert.NotEmpty(verdict.Reasons);
        Assert.DoesNotContain(verdict.Reasons, reason => reason.Contains("NaN", StringComparison.Ordinal));
    }, iter: 1000, threads: 1);

    [Fact]
    public void Ending_early_never_changes_the_outcome() => AnyPair.Sample(pair =>
    {
        var (left, right) = (PreparedSide.Of(pair.Left), PreparedSide.Of(pair.Right));
        var (quick, whole) = (Sides.Matcher.Quick(left, right), Sides.Matcher.Judge(left, right));
        Assert.Equal(whole.Outcome, MatchModel.Bundled.Of(PairMatcher.KindOf(left, right) ?? left.Kind).Outcome(quick));
        Assert.True(quick == 0 || Math.Abs(quick - whole.Probability) < 1e-9, $"{quick} and {whole.Probability}");
    }, iter: 1000, threads: 1);

    /// <summary>A curve's lowest point is at most what a missing value adds, which is nothing: so a field that is left out is never worse than one that differs.</summary>
    [Fact]
    public void What_is_missing_is_never_worse_than_what_differs() =>
        Assert.All(MatchModel.Bundled.Venue.Curves.Concat(MatchModel.Bundled.Event.Curves), curve => Assert.True(curve.Weights.Min() <= 0 && curve.At(double.NaN) == 0, curve.Name));

    [Fact]
    public void A_field_that_spoke_against_a_pair_speaks_no_more_when_it_is_missing() => AnyPair.Sample(pair =>
    {
        var venue = pair.Left.Kind == SideKind.Venue && pair.Right.Kind == SideKind.Venue;
        var card = venue ? MatchModel.Bundled.Venue : MatchModel.Bundled.Event;
        var (left, right) = (PreparedSide.Of(pair.Left), PreparedSide.Of(pair.Right));
        var values = new float[card.Curves.Length];
        if (left.Kind != right.Kind)
            return;
        Sides.Matcher.Measure(left, right, left.Kind, values);
        var phone = venue ? card.Curves[VenueFeatures.Phone].At(values[VenueFeatures.Phone]) : 0;
        if (phone >= 0)
            return;
        Assert.True(Sides.Judge(pair.Left with { Phone = null }, pair.Right).Probability >= Sides.Judge(pair.Left, pair.Right).Probability);
    }, iter: 1000, threads: 1);

    [Fact]
    public void A_record_is_itself() => AnySide.Sample(side =>
    {
        var isVenue = side.Kind == SideKind.Venue;
        var telling = side.Title is { Length: > 4 } && (isVenue ? side.Latitude is not null && side.Address is not null : side.Start?.Minute is not null && side.Venue is not null && side.City is not null);
        if (telling)
            Assert.NotEqual(MatchOutcome.Apart, Sides.Judge(side, side).Outcome);
    }, iter: 1000, threads: 1);

    [Fact]
    public void Records_of_nothing_are_not_merged() => Sides.StaysTwo(new MatchSide { Kind = SideKind.Venue }, new MatchSide { Kind = SideKind.Venue });
}
