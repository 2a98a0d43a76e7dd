using CsCheck;
using SceneScout.Actors.Blocks.Memory;
using Xunit;

namespace SceneScout.Actors.Tests.Blocks;

public sealed class ResidentBlocksTests
{
    private static readonly BlockOptions Limits = new() { MaxResident = 3, MaxBytes = 100 };

    [Fact]
    public void Those_used_longest_ago_go_until_count_and_bytes_are_within_their_limits()
    {
        var blocks = ResidentBlocks.Empty.Use("a", 10).Use("b", 10).Use("c", 10).Use("a", 20);
        Assert.Equal((3, 40L), (blocks.Count, blocks.Bytes));

        var (few, going) = blocks.Use("d", 10).Shed(Limits);
        Assert.Equal<string>(["b"], going);
        (var small, going) = few.Use("d", 85).Shed(Limits);
        Assert.Equal<string>(["c", "a"], going);
        Assert.Equal((1, 85L), (small.Count, small.Bytes));
    }

    [Fact]
    public void One_that_alone_is_too_large_stays_alone_until_another_is_used()
    {
        var (alone, going) = ResidentBlocks.Empty.Use("a", 10).Use("huge", 1_000).Shed(Limits);
        Assert.Equal<string>(["a"], going);
        Assert.Equal(1_000, alone.Bytes);

        (var other, going) = alone.Use("b", 10).Shed(Limits);
        Assert.Equal<string>(["huge"], going);
        Assert.Equal((1, 10L), (other.Count, other.Bytes));
    }

    [Fact]
    public void Whatever_is_used_and_goes_what_stays_is_what_a_list_would_keep() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[-20, 60]).Array[0, 60].Sample(steps =>
        {
            var blocks = ResidentBlocks.Empty;
            var list = new List<(string Block, long Bytes)>();
            foreach (var (block, bytes) in steps)
            {
                list.RemoveAll(b => b.Block == $"{block}");
                if (bytes < 0)
                {
                    blocks = blocks.Remove($"{block}");
                }
                else
                {
                    (blocks, _) = blocks.Use($"{block}", bytes).Shed(Limits);
                    list.Add(($"{block}", bytes));
                    while (list.Count > 1 && (list.Count > Limits.MaxResident || list.Sum(b => b.Bytes) > Limits.MaxBytes))
                        list.RemoveAt(0);
                }

                Assert.Equal((list.Count, list.Sum(b => b.Bytes)), (blocks.Count, blocks.Bytes));
            }
        });
}
