using CsCheck;
using SceneScout.Imaging.Features;

namespace SceneScout.Imaging.Tests;

public sealed class PerceptualHashTests
{
    [Fact]
    public void Whatever_is_near_shares_a_part_that_it_is_looked_up_by() =>
        (from bits in Gen.ULong from flips in Gen.Int[0, 63].HashSet[0, PerceptualHash.NearBits] select (bits, flips)).Sample(pair =>
        {
            var one = new PerceptualHash(pair.bits);
            var other = new PerceptualHash(pair.flips.Aggregate(pair.bits, (bits, flip) => bits ^ (1UL << flip)));
            Assert.Equal(pair.flips.Count, one.DistanceTo(other));
            Assert.True(one.IsNear(other));
            Assert.NotEmpty(one.Keys().Intersect(other.Keys()));
        });

    [Fact]
    public void It_is_read_as_it_was_written() => Gen.ULong.Sample(bits => Assert.Equal(new PerceptualHash(bits), PerceptualHash.Parse(new PerceptualHash(bits).ToString())));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zzzzzzzzzzzzzzzz")]
    public void Anything_else_is_none(string? text) => Assert.Null(PerceptualHash.Parse(text));
}
