using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Pictures;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator;

/// <summary>The five sources and a geocoder on one loopback port, each under its own path prefix, with the simulator's own routes beside them.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Simulation _simulation;

    private SimulatorHost(WebApplication app, Simulation simulation)
    {
        _app = app;
        _simulation = simulation;
        BaseAddress = new Uri(app.Urls.First().TrimEnd('/') + "/");
    }

    /// <summary>Where it listens; ends with a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The world at its present.</summary>
    public World World => _simulation.World;

    /// <summary>Counts of calls by source, at this moment.</summary>
    public ImmutableSortedDictionary<string, SourceStats> Stats =>
        _simulation.Counters.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Snapshot());

    /// <summary>What goes wrong at present.</summary>
    public FaultPlan Faults => _simulation.Faults;

    /// <summary>Makes the world and begins to listen.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it and what is accepted.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Port is < 0 or > 65535)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Port, $"port is {options.Port}; accepted: 0 to 65535.");
        }

        var faults = options.Faults.Sources.Aggregate(FaultPlan.None, (plan, pair) => plan.With(pair.Key, pair.Value));
        var start = options.Start == default ? FullHour(options.Time.GetUtcNow()) : options.Start;
        var world = World.Create(new WorldOptions(options.Seed, options.Events, start));
        var simulation = new Simulation(options with { Faults = faults, Start = start }, world);

        // Without reload: it has no settings in files, and would watch the whole working folder for them.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Host, options.Port);
        });
        var app = builder.Build();
        Route(app, simulation);
        ControlEndpoints.Map(app, simulation);
        try
        {
            await app.StartAsync(cancellationToken);
            return new SimulatorHost(app, simulation);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a source listens, in place of its real host; ends with a slash.</summary>
    /// <exception cref="ArgumentException">The source is unknown.</exception>
    public Uri BaseAddressOf(string source) => new(BaseAddress, SourceNames.Require(source) + "/");

    /// <summary>Moves the world's present forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public World Advance(TimeSpan by) => _simulation.Advance(by);

    /// <summary>Lets a part of the world's events change, go, or come back, at the same instant.</summary>
    public World Turn() => _simulation.Turn();

    /// <summary>Replaces the faults of one source, from the next call on.</summary>
    /// <exception cref="ArgumentException">The source is unknown or a value is out of its range.</exception>
    public void SetFaults(string source, SourceFaults faults) => _simulation.SetFaults(source, faults);

    /// <summary>Waits until the process is asked to stop (SIGTERM, Ctrl-C) or the token is cancelled, then stops listening.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static void Route(WebApplication app, Simulation simulation)
    {
        var endpoints = SourceNames.Services.ToDictionary(name => "/" + name, name => new SourceEndpoint(simulation, name));
        // Ticketmaster's links are relative to its host: "/discovery/v2/...". They work here, too.
        endpoints["/discovery"] = endpoints["/" + SourceNames.Ticketmaster];
        app.Use(async (context, next) =>
        {
            var path = context.Request.Path.Value ?? "/";
            var end = path.IndexOf('/', 1);
            if (simulation.Options.ServePictures && path.StartsWith(PictureHosts.Path, StringComparison.Ordinal))
            {
                await PictureHosts.HandleAsync(context);
            }
            else if (end > 0 && endpoints.TryGetValue(path[..end], out var endpoint))
            {
                await HandleAsync(context, endpoint, path[..end] == "/discovery" ? path : path[end..]);
            }
            else
            {
                await next(context);
            }
        });
    }

    private static async Task HandleAsync(HttpContext context, SourceEndpoint endpoint, string path)
    {
        try
        {
            await endpoint.HandleAsync(context, path);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody is left to answer.
        }
    }

    private static DateTimeOffset FullHour(DateTimeOffset now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
