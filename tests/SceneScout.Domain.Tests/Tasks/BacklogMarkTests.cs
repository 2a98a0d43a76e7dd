using CsCheck;
using SceneScout.Domain.Tasks;

namespace SceneScout.Domain.Tests.Tasks;

public sealed class BacklogMarkTests
{
    private static readonly Gen<BacklogMark> Marks =
        from high in Gen.Int[1, 50]
        from low in Gen.Int[0, high - 1]
        select new BacklogMark(TaskType.Ingestion, high, low);

    [Fact]
    public void It_holds_from_the_high_mark_until_the_low_one() => Gen.Select(Marks, Gen.Int[0, 60].List[1, 100]).Sample((mark, backlogs) =>
    {
        var held = false;
        foreach (var waiting in backlogs)
        {
            var holds = mark.Holds(held, waiting);
            Assert.Equal(waiting >= mark.High || (waiting > mark.Low && held), holds);
            held = holds;
        }
    });

    [Fact]
    public void A_backlog_that_goes_up_and_down_by_one_task_between_the_marks_changes_nothing()
    {
        var mark = new BacklogMark(TaskType.Ingestion, 10, 5);

        Assert.All([9, 8, 9, 8], waiting => Assert.False(mark.Holds(false, waiting)));
        Assert.All([9, 8, 9, 6], waiting => Assert.True(mark.Holds(true, waiting)));
    }

    [Fact]
    public void Without_a_high_mark_nothing_is_held() => Assert.All([false, true], held => Assert.False(new BacklogMark(TaskType.Ingestion, 0, 0).Holds(held, long.MaxValue)));
}
