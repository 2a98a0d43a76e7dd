using CsCheck;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

/// <summary>A source with parts of pages, each page a number, is searched twice. What the second search leaves out is judged against what it could have told.</summary>
public class SearchPartsProperties
{
    private static readonly Gen<int[][]> GenWorld = Gen.Int[1, 9].Array[1, 5].Array[1, 6];

    [Fact]
    public void Of_an_unchanged_world_only_the_first_pages_are_read_and_the_search_says_nothing_of_the_rest() =>
        GenWorld.Sample(world =>
        {
            var again = Search(world, Search(world, null).Then.Memory);

            Assert.Equal(world.Length, again.Calls);
            Assert.Equal(world.Count(part => part.Length > 1), again.Then.Skipped);
        });

    [Fact]
    public void Where_any_first_page_or_length_differs_everything_is_read() =>
        Gen.Select(GenWorld, GenWorld).Where((before, after) => !Heads(before).Order().SequenceEqual(Heads(after).Order())).Sample((before, after) =>
        {
            var again = Search(after, Search(before, null).Then.Memory);

            Assert.Equal((0, after.Sum(part => part.Length)), (again.Then.Skipped, again.Whole));
            Assert.Equal(Search(after, null).Then.Memory, again.Then.Memory);
            Assert.InRange(again.Calls, again.Whole, again.Whole + after.Sum(part => part.Length));
        });

    [Fact]
    public void Without_a_memory_nothing_is_left_out() =>
        GenWorld.Sample(world => Assert.Equal((0, world.Sum(part => part.Length)), (Search(world, null).Then.Skipped, Search(world, null).Calls)));

    [Fact]
    public void A_search_that_was_interrupted_goes_on_as_if_it_had_not_been()
    {
        var parts = SearchParts.MaybeLess with { Skipped = 1, Heads = 1, Digest = 5, Long = [Print("a")] };

        Assert.Equal(PartStep.SkipRest, parts.Read(new PartHead(Print("a"), true), _ => false, new PartsMemory(3, 0, [Print("a")])).Step);
        // The area has begun another search meanwhile: what was left out is read after all.
        Assert.Equal((SearchParts.AllOf, PartStep.StartOver), parts.Read(null, _ => true, null));
    }

    private static string Print(string page) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(page))[..8]);

    private static IEnumerable<string> Heads(int[][] world) => world.Select(part => Print($"{part[0]} of {part.Length}"));

    // Whole: pages read since the search began, or began over.
    private static (SearchParts Then, int Calls, int Whole) Search(int[][] world, PartsMemory? known)
    {
        var parts = known is null ? SearchParts.AllOf : SearchParts.MaybeLess;
        var (part, page, calls, whole) = (0, 0, 0, 0);
        while (part < world.Length)
        {
            var (at, hasRest) = (world[part], page + 1 < world[part].Length);
            var isLastPart = part + 1 == world.Length;
            (parts, var step) = parts.Read(
                page == 0 ? new PartHead(Print($"{at[0]} of {at.Length}"), hasRest) : null,
                skips => isLastPart && (skips || !hasRest),
                known);
            (calls, whole) = (calls + 1, step == PartStep.StartOver ? 0 : whole + 1);
            (part, page) = step == PartStep.StartOver ? (0, 0) : step == PartStep.GoOn && hasRest ? (part, page + 1) : (part + 1, 0);
        }

        return (parts, calls, whole);
    }
}
