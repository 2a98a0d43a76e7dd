using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SceneScout.Domain.Events;
using SceneScout.Sources.Budgets;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources;

/// <summary>All sources of a node, ready for use: adapters for each, clients for those with a key.</summary>
public sealed class SourceSet : ISourceSet, IDisposable
{
    // Long enough to reuse connections, short enough to follow a change of DNS.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    private readonly Dictionary<SourceName, (ISourceClient Client, KeyRing Keys)> clients = [];

    private readonly SourceRegistry registry;
    private readonly Dictionary<SourceName, TimeSpan?> retentions = [];
    private readonly Dictionary<SourceName, SourceOptions> configured = [];

    private readonly ICallBudget budget;

    private SourceSet(SourceRegistry registry, ICallBudget budget)
    {
        this.registry = registry;
        this.budget = budget;
        Adapters = [.. registry.Definitions.Select(definition => definition.Adapter)];
    }

    /// <summary>Calls made so far, by source.</summary>
    public ApiCallLedger Calls { get; } = new();

    /// <summary>Makes the set.</summary>
    /// <param name="options">Settings by source; a source without settings or with an empty key has no client.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where failed calls are logged, without secrets; null for nowhere.</param>
    /// <param name="budget">Who gives out the right to call; null for this process by itself.</param>
    /// <param name="registry">The known sources; null for <see cref="SourceRegistry.BuiltIn"/>.</param>
    /// <exception cref="ArgumentException">A base address is not absolute or does not end in a slash, or a limit is out of range; the message names it.</exception>
    public static SourceSet Create(
        IReadOnlyDictionary<SourceName, SourceOptions> options, TimeProvider time, ILoggerFactory? loggers = null, ICallBudget? budget = null, SourceRegistry? registry = null) =>
        Create(options, time, loggers, new CallTuning(), name => Handler(options[name]), budget, registry);

    /// <inheritdoc />
    public ImmutableArray<ISourceAdapter> Adapters { get; }

    /// <inheritdoc />
    public TimeSpan? Retention(SourceName name) => retentions.TryGetValue(name, out var configured) ? configured : Adapter(name)?.Capabilities.Retention;

    /// <inheritdoc />
    public ImmutableArray<SourceSeed> Learn(IEnumerable<Listing> listings) => registry.Learn(listings);

    /// <inheritdoc />
    public ISourceClient? Client(SourceName name) => clients.TryGetValue(name, out var known) && !known.Keys.IsEmpty ? known.Client : null;

    /// <inheritdoc />
    public SourceOptions? Options(SourceName name) => configured.GetValueOrDefault(name);

    /// <inheritdoc />
    public int? DayCalls(SourceName name)
    {
        if (!clients.TryGetValue(name, out var known) || Adapter(name) is not { } adapter)
            return null;
        var day = (configured[name].Limits ?? adapter.Capabilities.Limits).Where(limit => limit.Window >= TimeSpan.FromDays(1)).Min(limit => (int?)limit.Calls);
        return day is null ? null : budget.DayUnits(known.Keys) ?? day * Math.Max(1, known.Keys.Usable.Length);
    }

    /// <inheritdoc />
    public KeyRing? Keys(SourceName name) => clients.TryGetValue(name, out var known) ? known.Keys : null;

    /// <inheritdoc />
    public ISourceAdapter? Adapter(SourceName name) => Adapters.FirstOrDefault(adapter => adapter.Name == name);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var client in clients.Values.Select(known => known.Client).OfType<IDisposable>())
            client.Dispose();
    }

    /// <summary>Makes the set with handlers of the caller's.</summary>
    internal static SourceSet Create(
        IReadOnlyDictionary<SourceName, SourceOptions> options,
        TimeProvider time,
        ILoggerFactory? loggers,
        CallTuning tuning,
        Func<SourceName, HttpMessageHandler> handlers,
        ICallBudget? budget = null,
        SourceRegistry? registry = null)
    {
        foreach (var (name, settings) in options)
            Check(name, settings);
        registry ??= SourceRegistry.BuiltIn;
        budget ??= new PlainCallBudget(options, time);
        var set = new SourceSet(registry, budget);
        var logger = loggers?.CreateLogger("SceneScout.Sources") ?? NullLogger.Instance;
        foreach (var (name, settings) in options)
        {
            if (registry.Find(name)?.Api is not { } api)
                continue;
            if (settings.Retention is { } retention)
                set.retentions[name] = retention > TimeSpan.Zero ? retention : null;
            var keys = new KeyRing(name, settings.AllKeys, time);
            var http = new SourceHttp(keys, settings, handlers(name), api.Errors, tuning, time, set.Calls, logger, budget);
            set.configured.Add(name, settings);
            set.clients.Add(name, (api.Client(http, settings, time), keys));
        }

        return set;
    }

    /// <summary>Refuses settings that are out of range.</summary>
    internal static void Check(SourceName name, SourceOptions settings)
    {
        if (!settings.BaseAddress.IsAbsoluteUri || settings.BaseAddress.Scheme is not ("http" or "https") || !settings.BaseAddress.AbsolutePath.EndsWith('/'))
            throw new ArgumentException($"{name}: base address '{settings.BaseAddress}': an absolute http or https address that ends in a slash.", nameof(settings));
        if (settings.Timeout < TimeSpan.FromMilliseconds(10) || settings.Timeout > TimeSpan.FromHours(1))
            throw new ArgumentException($"{name}: timeout '{settings.Timeout}': 10 ms to 1 h.", nameof(settings));
        if (settings.Retries is < 0 or > 10)
            throw new ArgumentException($"{name}: retries '{settings.Retries}': 0 to 10.", nameof(settings));
        if (settings.MaxConcurrent is < 1 or > 1000)
            throw new ArgumentException($"{name}: concurrent calls '{settings.MaxConcurrent}': 1 to 1000.", nameof(settings));
        if (settings.CallsPerSecond is not (> 0 and <= 100_000))
            throw new ArgumentException($"{name}: calls per second '{settings.CallsPerSecond}': above 0, up to 100000.", nameof(settings));
        if (settings.CircuitBreaker.FailureThreshold is < CircuitBreakerOptions.LeastThreshold or > CircuitBreakerOptions.MostThreshold)
            throw new ArgumentException($"{name}: failure threshold '{settings.CircuitBreaker.FailureThreshold}': {CircuitBreakerOptions.LeastThreshold} to {CircuitBreakerOptions.MostThreshold}.", nameof(settings));
        foreach (var (what, span) in new[] { ("timeout", settings.CircuitBreaker.Timeout), ("monitoring period", settings.CircuitBreaker.MonitoringPeriod) })
            if (span < CircuitBreakerOptions.ShortestTime || span > CircuitBreakerOptions.LongestTime)
                throw new ArgumentException($"{name}: circuit breaker's {what} '{span}': 500 ms to 1 day.", nameof(settings));
    }

    // No redirects: a key must not follow a server's word to another host.
    /// <summary>Connections to one service.</summary>
    internal static SocketsHttpHandler Handler(SourceOptions options) => new()
    {
        // Calls at the same time and connections are the same number: HTTP/1.1 has one call on each.
        MaxConnectionsPerServer = options.MaxConcurrent,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = ConnectionLifetime,
        UseCookies = false,
        PlaintextStreamFilter = (connection, _) => ValueTask.FromResult<Stream>(new GuardedStream(connection.PlaintextStream)),
    };
}
