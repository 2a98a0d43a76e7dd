using Npgsql;
using SceneScout.Actors.Retention;
using SceneScout.Domain.Faults;
using SceneScout.Node.Configuration;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
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

    [Fact]
    public void The_circuit_breaker_of_every_source_is_as_before_unless_it_is_set()
    {
        Assert.All(OptionsReader.Read(Load()).Sources.Values, source => Assert.Equal(CircuitBreakerOptions.Default, source.CircuitBreaker));

        var set = OptionsReader.Read(Load(Layer(
            ("circuit-breaker.enabled", "false"), ("circuit-breaker.failure-threshold", "5"), ("circuit-breaker.timeout", "60000"), ("circuit-breaker.monitoring-period", "2m"))));
        Assert.All(set.Sources.Values, source => Assert.Equal(new CircuitBreakerOptions(false, 5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)), source.CircuitBreaker));
    }

    [Fact]
    public void Codes_of_errors_that_are_tried_again_or_not_are_checked_at_the_start()
    {
        var retry = OptionsReader.Read(Load(Layer(("spawn.retry.retryable-errors", "VALIDATION_ERROR, AUTHENTICATION_ERROR"), ("spawn.retry.fatal-errors", "TASK_TIMEOUT")))).Spawn.Retry;
        Assert.Equal([FaultKind.Validation, FaultKind.Authentication], retry.Overrides.Retryable.Order());
        Assert.Equal([FaultKind.TaskTimeout], retry.Overrides.Fatal);

        var unknown = Assert.Throws<ConfigMistakeException>(() => Load(Layer(("spawn.retry.fatal-errors", "TIMEOUT"))));
        Assert.Contains("spawn.retry.fatal-errors = 'TIMEOUT' is not accepted; give a list of: AUTHENTICATION_ERROR, ", Assert.Single(unknown.Mistakes), StringComparison.Ordinal);

        var both = Assert.Throws<ConfigMistakeException>(() => OptionsReader.Read(Load(Layer(("spawn.retry.retryable-errors", "TASK_TIMEOUT,DATABASE_ERROR"), ("spawn.retry.fatal-errors", "TASK_TIMEOUT")))));
        Assert.Contains("both name TASK_TIMEOUT; give each code in one of them, of: AUTHENTICATION_ERROR, ", Assert.Single(both.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=h", "90s", "2s", 90, 2, 10)]
    [InlineData("Host=h", "4s", "1500ms", 4, 2, 4)]
    [InlineData("Host=h;Timeout=15;Connection Idle Lifetime=300", "4s", "2s", 300, 15, 10)]
    [InlineData("Host=h;ConnectionIdleLifetime=20", "4s", "2s", 20, 2, 10)]
    public void The_pool_is_as_the_settings_say_unless_the_connection_string_says_otherwise(string text, string idle, string acquire, int idleSeconds, int acquireSeconds, int pruning)
    {
        var options = OptionsReader.Read(Load(Layer(("store.kind", "postgres"), ("store.connection", text), ("store.idle-timeout", idle), ("store.acquire-timeout", acquire))));

        var used = new NpgsqlConnectionStringBuilder(options.Store.Connection);
        Assert.Equal((idleSeconds, acquireSeconds, pruning), (used.ConnectionIdleLifetime, used.Timeout, used.ConnectionPruningInterval));
    }

    [Fact]
    public void Stages_that_follow_others_may_have_a_part_of_the_day_and_searches_have_their_own()
    {
        var types = OptionsReader.Read(Load(Layer(("spawn.workers.processing.off-peak", "01:00-06:00")))).Spawn.Types;
        Assert.Equal([null, null, "01:00-06:00"], types.Values.Select(type => type.OffPeak?.ToString()));

        Assert.Throws<ConfigMistakeException>(() => Load(Layer(("spawn.workers.discovery.off-peak", "01:00-06:00"))));
        var odd = Assert.Throws<ConfigMistakeException>(() => Load(Layer(("spawn.workers.ingestion.off-peak", "at night"))));
        Assert.Contains("a part of the day such as 01:00-06:00, or nothing", Assert.Single(odd.Mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://events.example.org,http://localhost:3000", true)]
    [InlineData("*", true)]
    [InlineData("", true)]
    [InlineData("https://events.example.org/", false)]
    [InlineData("events.example.org", false)]
    [InlineData("*,https://events.example.org", false)]
    public void Sites_whose_pages_may_call_are_named_as_browsers_name_them(string text, bool accepted)
    {
        var layer = Layer(("http.allowed-origins", text));

        if (accepted)
            Assert.Equal(text.Split(',', StringSplitOptions.RemoveEmptyEntries), OptionsReader.Read(Load(layer)).Callers.Origins);
        else
            Assert.Contains("origins such as https://events.example.org", Assert.Single(Assert.Throws<ConfigMistakeException>(() => Load(layer)).Mistakes), StringComparison.Ordinal);
    }
}
