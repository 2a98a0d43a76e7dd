using System.Globalization;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Node.Configuration;

/// <summary>The settings that each source with an API brings along, from its definition: what there is to set, the defaults, and the options that come of it.</summary>
internal static class SourceSettings
{
    /// <summary>Origin of the defaults.</summary>
    public const string Origin = "built-in";

    private const string UnsupportedSearch = "unsupported-search";

    // Discovery tasks that may search a source at once in the whole cluster: one source cannot take all workers.
    private const int MaxTasks = 3;

    /// <summary>The settings of one source; none for a source without an API.</summary>
    public static IEnumerable<Setting> Of(SourceDefinition source)
    {
        if (source.Api is not { } api)
            yield break;
        yield return Setting(source, "api-key", new SecretKind(), [.. api.KeyVariables]);
        yield return Setting(source, "api-keys", new SecretKind());
        yield return Setting(source, "limits", new LimitsKind());
        yield return Setting(source, "max-wait", new SpanKind(TimeSpan.Zero, TimeSpan.FromMinutes(10)));
        yield return Setting(source, "base-address", new AddressKind());
        yield return Setting(source, "calls-per-second", new NumberKind(0.001, 10_000));
        yield return Setting(source, "max-concurrent", new WholeKind(1, 1000));
        yield return Setting(source, "max-tasks", new WholeKind(1, 1000));
        yield return Setting(source, "timeout", new SpanKind(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)));
        yield return Setting(source, "retries", new WholeKind(0, 10));
        yield return Setting(source, "retention", new SpanKind(TimeSpan.Zero, TimeSpan.FromDays(3650)));
        foreach (var seed in api.Seeds)
            yield return Setting(source, seed, new ListKind());
        if (api.HasUnsupportedSearch)
            yield return Setting(source, UnsupportedSearch, new FlagKind());
    }

    /// <summary>The defaults of all sources: below every file, so that a source needs no place in one.</summary>
    public static ConfigLayer Defaults(SourceRegistry sources)
    {
        var values = new Dictionary<string, string>();
        foreach (var source in sources.Definitions)
        {
            if (source.Api is not { } api)
                continue;
            values[Key(source, "api-key")] = "";
            values[Key(source, "api-keys")] = "";
            values[Key(source, "limits")] = "";
            values[Key(source, "max-wait")] = SpanText.Write(api.MaxWait);
            values[Key(source, "base-address")] = api.BaseAddress.AbsoluteUri;
            values[Key(source, "calls-per-second")] = api.CallsPerSecond.ToString(CultureInfo.InvariantCulture);
            values[Key(source, "max-concurrent")] = api.MaxConcurrent.ToString(CultureInfo.InvariantCulture);
            values[Key(source, "max-tasks")] = MaxTasks.ToString(CultureInfo.InvariantCulture);
            values[Key(source, "timeout")] = SpanText.Write(api.Timeout);
            values[Key(source, "retries")] = api.Retries.ToString(CultureInfo.InvariantCulture);
            values[Key(source, "retention")] = source.Capabilities.Retention is { } retention ? SpanText.Write(retention) : "0s";
            foreach (var seed in api.Seeds)
                values[Key(source, seed)] = "";
            if (api.HasUnsupportedSearch)
                values[Key(source, UnsupportedSearch)] = "false";
        }

        return new ConfigLayer(Origin, values);
    }

    /// <summary>The options of a source with an API.</summary>
    public static SourceOptions Read(EffectiveConfig config, SourceDefinition source)
    {
        var api = source.Api ?? throw new ArgumentException($"{source.Name} has no API.", nameof(source));
        var prefix = $"sources.{source.Name}";
        // A variable holds one text: several keys in it are separated by commas, as in api-keys.
        var keys = config.List($"{prefix}.api-key").Concat(config.List($"{prefix}.api-keys")).Distinct(StringComparer.Ordinal).ToList();
        return new SourceOptions
        {
            ApiKey = keys.FirstOrDefault() ?? "",
            ApiKeys = [.. keys.Skip(1)],
            Limits = config.List($"{prefix}.limits") is { Length: > 0 } limits ? [.. limits.Select(limit => LimitText.Read(limit)!)] : null,
            MaxWait = config.Span($"{prefix}.max-wait"),
            BaseAddress = new Uri(config.Text($"{prefix}.base-address")),
            CallsPerSecond = config.Number($"{prefix}.calls-per-second"),
            MaxConcurrent = config.Whole($"{prefix}.max-concurrent"),
            Timeout = config.Span($"{prefix}.timeout"),
            Retries = config.Whole($"{prefix}.retries"),
            CircuitBreaker = new CircuitBreakerOptions(
                config.Flag("circuit-breaker.enabled"),
                config.Whole("circuit-breaker.failure-threshold"),
                config.Span("circuit-breaker.timeout"),
                config.Span("circuit-breaker.monitoring-period")),
            Retention = config.Span($"{prefix}.retention"),
            Seeds = api.Seeds.ToDictionary(seed => seed, seed => (IReadOnlyList<string>)config.List($"{prefix}.{seed}")),
            AllowUnsupportedSearch = api.HasUnsupportedSearch && config.Flag($"{prefix}.{UnsupportedSearch}"),
        };
    }

    private static Setting Setting(SourceDefinition source, string name, SettingKind kind, params string[] environment) =>
        Settings.Of($"sources.{source.Name}.{name}", kind, environment);

    private static string Key(SourceDefinition source, string name) => $"{Settings.Root}.sources.{source.Name}.{name}";
}
