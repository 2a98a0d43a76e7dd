using SceneScout.Actors.Retention;
using SceneScout.Node.Configuration;
using SceneScout.Sources;
using SceneScout.Storage.Contracts;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class ConfigurationTests
{
    private static EffectiveConfig Load(params ConfigLayer[] over) =>
        EffectiveConfig.Of([HoconLayers.Read("scenescout.conf", ConfigFiles.Shipped("scenescout.conf")), .. over]);

    private static ConfigLayer Layer(params (string Key, string Text)[] values) =>
        new("command line", values.ToDictionary(v => $"scenescout.{v.Key}", v => v.Text));

    [Fact]
    public void The_shipped_file_gives_every_setting_an_accepted_value() =>
        Assert.Equal(Settings.All.Count, Load().All.Count());

    [Fact]
    public void The_shipped_file_tells_of_every_source_what_its_definition_says()
    {
        var shipped = HoconLayers.Read("scenescout.conf", ConfigFiles.Shipped("scenescout.conf")).Values;

        Assert.All(SourceSettings.Defaults(SourceRegistry.BuiltIn).Values, setting => Assert.Equal(setting, KeyValuePair.Create(setting.Key, shipped[setting.Key])));
    }

    [Fact]
    public void All_mistakes_are_named_at_once_with_what_is_accepted()
    {
        var e = Assert.Throws<ConfigMistakeException>(() => Load(Layer(("spawn.max-workers", "many"), ("spawn.maxworkers", "3"), ("store.kind", "oracle"))));

        Assert.Equal(3, e.Mistakes.Count);
        Assert.Contains(e.Mistakes, m => m.Contains("spawn.max-workers = 'many'", StringComparison.Ordinal) && m.Contains("1 to 1000", StringComparison.Ordinal));
        Assert.Contains(e.Mistakes, m => m.Contains("sqlite, postgres", StringComparison.Ordinal));
    }

    [Fact]
    public void The_variables_of_the_first_documents_work_and_milliseconds_are_milliseconds()
    {
        var variables = new Dictionary<string, string> { ["SPAWN_MAX_WORKERS"] = "7", ["SPAWN_WORKER_TIMEOUT"] = "45000", ["YELP_API_KEY"] = "k", ["SCENESCOUT__spawn__lease_time"] = "9s" };
        var options = OptionsReader.Read(Load([.. EnvironmentLayer.Read(variables)]));

        Assert.Equal(7, options.Spawn.MaxWorkers);
        Assert.Equal(TimeSpan.FromSeconds(45), options.Spawn.WorkerTimeout);
        Assert.Equal(TimeSpan.FromSeconds(9), options.Spawn.LeaseTime);
        Assert.Equal("k", options.Sources[Domain.Events.SourceName.Yelp].ApiKey);
    }

    [Fact]
    public void An_address_that_others_reach_needs_a_token()
    {
        var e = Assert.Throws<ConfigMistakeException>(() => OptionsReader.Read(Load(Layer(("http.host", "0.0.0.0")))));

        Assert.Contains("http.token", Assert.Single(e.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_secret_is_not_shown()
    {
        var e = Assert.Throws<ConfigMistakeException>(() => Load(Layer(("http.token", "planted\u0001secret"))));

        Assert.DoesNotContain("planted", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_file_keeps_the_rows_of_each_table_as_long_as_its_rule_says()
    {
        var retention = OptionsReader.Read(Load()).Spawn.Retention;

        Assert.All(RetentionRules.Aged, rule => Assert.Equal((rule.Table, rule.Default), (rule.Table, retention.Keep[rule.Table])));
        Assert.Equivalent(new RetentionOptions(), retention, strict: true);
    }

    [Fact]
    public void Nothing_is_kept_longer_than_the_audit_log_and_tasks_for_two_days_at_least()
    {
        var longer = Assert.Throws<ConfigMistakeException>(() => OptionsReader.Read(Load(Layer(("retention.audit", "100d")))));
        Assert.All(longer.Mistakes, mistake => Assert.EndsWith("is longer than scenescout.retention.audit, which must be the longest.", mistake, StringComparison.Ordinal));
        Assert.Contains(longer.Mistakes, mistake => mistake.Contains("retention.events", StringComparison.Ordinal));

        var shorter = Assert.Throws<ConfigMistakeException>(() => Load(Layer(("retention.tasks", "1d"))));
        Assert.Contains("from 2d to 3650d", Assert.Single(shorter.Mistakes), StringComparison.Ordinal);
    }
}
