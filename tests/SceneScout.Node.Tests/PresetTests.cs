using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class PresetTests
{
    private static EffectiveConfig Load(params (string Key, string Text)[] commandLine) =>
        ConfigFiles.Load([], commandLine.ToDictionary(v => v.Key, v => v.Text));

    [Theory]
    [InlineData("production", 10, 60, 5, 1)]
    [InlineData("staging", 6, 45, 3, 1)]
    [InlineData("development", 3, 30, 2, 1)]
    [InlineData("EVENT_PROCESSING", 8, 45, 2, 2)]
    [InlineData("API_INGESTION", 3, 60, 5, 5)]
    [InlineData("MANUAL_SUBMISSION", 2, 20, 1, 1)]
    [InlineData("IMAGE_PROCESSING", 3, 120, 2, 3)]
    public void A_preset_has_the_numbers_of_the_first_documents(string name, int workers, int timeoutSeconds, int retries, int delaySeconds)
    {
        var spawn = OptionsReader.Read(Load(("preset", name))).Spawn;

        Assert.Equal(workers, spawn.MaxWorkers);
        Assert.Equal(TimeSpan.FromSeconds(timeoutSeconds), spawn.WorkerTimeout);
        Assert.Equal(retries, spawn.Retry.MaxRetries);
        Assert.Equal(TimeSpan.FromSeconds(delaySeconds), spawn.Retry.BaseDelay);
        Assert.True(spawn.Types.Values.Sum(t => t.Workers) <= workers);
        Assert.All([TaskType.Ingestion, TaskType.Processing], type => Assert.True(spawn.Types[type].Workers > 0, $"nobody would do {type} tasks"));
    }

    [Theory]
    [InlineData("EVENT_PROCESSING", 50)]
    [InlineData("API_INGESTION", 25)]
    public void A_use_case_has_its_batch(string name, int batch) => Assert.Equal(batch, OptionsReader.Read(Load(("preset", name))).Spawn.IngestionBatchSize);

    [Fact]
    public void A_preset_is_over_the_defaults_and_under_what_is_given_and_says_so()
    {
        var config = Load(("preset", "staging"), ("spawn.max-workers", "4"));

        Assert.Equal(("45s", "preset staging"), (config.Text("spawn.worker-timeout"), config.Origin("spawn.worker-timeout")));
        Assert.Equal(("4", "command line"), (config.Text("spawn.max-workers"), config.Origin("spawn.max-workers")));
        Assert.Equal("scenescout.conf", config.Origin("spawn.lease-time"));
        Assert.Equal(("staging", "command line"), (config.Text("preset"), config.Origin("preset")));
    }

    [Fact]
    public void An_unknown_preset_is_refused_with_the_names_that_are_known()
    {
        var e = Assert.Throws<ConfigMistakeException>(() => Load(("preset", "prodution")));

        Assert.Contains("MANUAL_SUBMISSION", Assert.Single(e.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("production", "production")]
    [InlineData("test", null)]
    public void Node_env_chooses_an_environment_and_nothing_else(string text, string? chosen)
    {
        var layers = Presets.FromNodeEnv(new Dictionary<string, string> { ["NODE_ENV"] = text });

        Assert.Equal(chosen, layers.SingleOrDefault()?.Values[Presets.Key]);
    }

    [Fact]
    public void The_strongest_choice_counts()
    {
        ConfigLayer Choice(string origin, string name) => new(origin, new Dictionary<string, string> { [Presets.Key] = name });

        var chosen = Presets.Chosen([Choice("file", "production"), Choice("command line", "development")]);

        Assert.Equal("preset development", Assert.Single(chosen).Origin);
    }
}
