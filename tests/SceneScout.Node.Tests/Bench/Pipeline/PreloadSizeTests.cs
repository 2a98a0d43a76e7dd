using SceneScout.Lab.Bench.Pipeline.Preload;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Pipeline;

public sealed class PreloadSizeTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2_000, 2_000, 0)]
    [InlineData(2_001, 1_001, 1)]
    [InlineData(1_000_000, 2_000, 499)]
    public void A_sample_and_its_copies_come_to_the_number_asked_for_or_a_few_more(int events, int sample, int copies)
    {
        var size = PreloadSize.Of(events);

        Assert.Equal(new PreloadSize(sample, copies), size);
        Assert.InRange(size.Total, events, events + copies);
    }
}
