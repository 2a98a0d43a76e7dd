using Akka.Actor;
using CsCheck;
using SceneScout.Actors.Failover;
using Xunit;

namespace SceneScout.Actors.Tests.Failover;

public sealed class CrashRuleTests
{
    [Theory]
    [InlineData(3, 3, new[] { 1, 2 }, true)]
    [InlineData(3, 3, new[] { 1 }, false)]
    [InlineData(4, 4, new[] { 1, 2 }, true)] // half, with the lowest address
    [InlineData(4, 1, new[] { 2, 3 }, false)] // half, without it
    [InlineData(4, 1, new[] { 2, 3, 4 }, true)]
    [InlineData(2, 2, new[] { 1 }, true)]
    [InlineData(2, 1, new[] { 2 }, false)]
    [InlineData(5, 2, new[] { 1, 3 }, false)]
    [InlineData(3, 3, new[] { 1, 3 }, false)] // the lost one is no witness of its own death
    [InlineData(3, 3, new[] { 1, 9 }, false)] // nor is who is no member
    public void A_crash_is_proven_by_the_side_that_the_resolver_would_keep(int members, int lost, int[] witnesses, bool proven) =>
        Assert.Equal(proven, CrashRule.IsProven([.. Enumerable.Range(1, members).Select(Node)], Node(lost), witnesses.Select(Node)));

    [Fact]
    public void Two_sides_can_never_both_prove_the_other_dead() =>
        Gen.Int[2, 9].SelectMany(n => Gen.Bool.Array[n]).Sample(sides =>
        {
            var members = Enumerable.Range(1, sides.Length).Select(Node).ToArray();
            Address[] left = [.. members.Where((_, i) => sides[i])];
            Address[] right = [.. members.Where((_, i) => !sides[i])];

            return left.Length == 0 || right.Length == 0 || !(CrashRule.IsProven(members, right[0], left) && CrashRule.IsProven(members, left[0], right));
        });

    internal static Address Node(int number) => new("akka.tcp", "scenescout", $"10.0.0.{number}", 4053);
}
