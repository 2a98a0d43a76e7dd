using SceneScout.Actors.Borders;
using Xunit;

namespace SceneScout.Actors.Tests.Borders;

public sealed class BorderStepTests
{
    [Fact]
    public void It_rests_at_the_end_of_the_feed_alone()
    {
        Assert.True(new BorderStep(More: false, Busy: false).Rests);
        Assert.False(new BorderStep(More: true, Busy: false).Rests);
        Assert.False(new BorderStep(More: false, Busy: true).Rests);
    }

    [Fact]
    public void While_listings_wait_for_their_ingestion_it_waits_longer() =>
        Assert.True(new BorderStep(More: true, Busy: true).Pause > new BorderStep(More: true, Busy: false).Pause);
}
