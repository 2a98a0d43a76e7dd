using CsCheck;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Tests.Events;

public class ListingRevisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-10, -5, true)]
    [InlineData(-5, -5, false)]
    [InlineData(-5, -10, false)]
    [InlineData(-10, null, false)]
    [InlineData(-10, 3600, false)] // kept by a clock that runs ahead: not comparable
    public void A_reading_loses_to_a_later_one_unless_that_lies_in_the_writers_future(int observed, int? kept, bool older) =>
        Assert.Equal(older, ListingRevision.IsOlder(Now.AddSeconds(observed), kept is { } s ? Now.AddSeconds(s) : null, Now));

    [Fact]
    public void Every_new_content_has_a_greater_revision_whatever_the_clocks_say() =>
        Gen.Int[-1_000_000, 1_000_000].Array[1, 20].Sample(seconds =>
        {
            var revision = 0L;
            foreach (var at in seconds)
            {
                var next = ListingRevision.Next(Now.AddSeconds(at), revision);
                Assert.True(next > revision);
                revision = next;
            }
        });
}
