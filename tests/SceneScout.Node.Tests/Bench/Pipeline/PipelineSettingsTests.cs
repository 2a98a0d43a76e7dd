using SceneScout.Lab.Bench.Pipeline;
using SceneScout.Node.Configuration;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Pipeline;

public sealed class PipelineSettingsTests
{
    [Fact]
    public void What_the_bench_sets_is_a_setting_of_the_node_and_arrives_as_it_was_set()
    {
        var settings = PipelineSettings.Of(24).SetItem("store.connection", "Host=a;Password=\"q\\\"").SetItem("sources.eventbrite.organizers", "1,2,3");

        var read = EffectiveConfig.Of([HoconLayers.Read("scenescout.conf", ConfigFiles.Shipped("scenescout.conf")), HoconLayers.Read("bench.conf", PipelineSettings.ToHocon(settings))]);

        foreach (var (key, value) in settings)
            Assert.Equal((key, value), (key, read.Text(key)));
    }
}
