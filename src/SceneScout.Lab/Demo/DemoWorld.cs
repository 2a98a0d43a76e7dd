using System.Text.Json;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Planning;
using SceneScout.Simulator;
using SceneScout.Simulator.Limits;

namespace SceneScout.Lab.Demo;

/// <summary>The simulated world of a demo. Kept beside the data, so that a second start on the same folder meets the same world.</summary>
/// <param name="Seed">Determines it.</param>
/// <param name="Events">Real-world events in it.</param>
internal sealed record DemoWorld(int Seed, int Events)
{
    /// <summary>The world's first instant: fixed, so that a seed gives the same events on any day.</summary>
    public static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string FileName = "demo.json";

    // A large world takes more calls than the sources' hours and days have: a demo that waits for tomorrow shows nothing. The limits by second and minute stay as they are.
    private const int LongWindow = 1_000_000;

    private static readonly LimitPlan Limits = new()
    {
        Ticketmaster = [new("second", 5, TimeSpan.FromSeconds(1)), new("day", LongWindow, TimeSpan.FromDays(1))],
        Eventbrite = [new("hour", LongWindow, TimeSpan.FromHours(1))],
        Yelp = [new("second", 10, TimeSpan.FromSeconds(1)), new("day", LongWindow, TimeSpan.FromDays(1), AtMidnight: true)],
    };

    /// <summary>The folder's own world, or the wished one, which then becomes the folder's own.</summary>
    /// <returns>Null when the folder holds another world than the one asked for.</returns>
    public static DemoWorld? Of(string folder, int? seed, int? events)
    {
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
        {
            var kept = JsonSerializer.Deserialize<DemoWorld>(File.ReadAllText(file))!;
            return (seed ?? kept.Seed) == kept.Seed && (events ?? kept.Events) == kept.Events ? kept : null;
        }

        var world = new DemoWorld(seed ?? 1, events ?? 2000);
        File.WriteAllText(file, JsonSerializer.Serialize(world));
        return world;
    }

    /// <summary>The file that keeps a folder's world; null when it has none.</summary>
    public static string? FileIn(string folder) => Path.Combine(folder, FileName) is var file && File.Exists(file) ? file : null;

    /// <summary>Starts the simulated sources.</summary>
    /// <param name="pictures">Whether they serve pictures.</param>
    /// <param name="cancellation">Stops the start.</param>
    public Task<SimulatorHost> StartAsync(bool pictures, CancellationToken cancellation) =>
        SimulatorHost.StartAsync(new SimulatorOptions { Seed = Seed, Events = Events, Start = Start, Limits = Limits, ServePictures = pictures }, cancellation);

    /// <summary>The world's cities as targets.</summary>
    public static IReadOnlyList<City> Targets() =>
        [.. Simulator.Worlds.Cities.All.Select(c => new City(c.Name, c.CountryCode, new GeoPoint(c.Latitude, c.Longitude), c.TimeZone, c.Population))];

    /// <summary>Settings that turn a node to the simulated sources.</summary>
    public static Dictionary<string, string> Settings(SimulatorHost simulator)
    {
        var settings = new Dictionary<string, string>();
        foreach (var source in SourceNames.All)
        {
            settings[$"sources.{source}.api-key"] = "demo-key";
            settings[$"sources.{source}.base-address"] = simulator.BaseAddressOf(source).ToString();
            // The simulator keeps the sources' long windows but runs on this machine; only two of them limit calls per second.
            settings[$"sources.{source}.calls-per-second"] = source is SourceNames.Ticketmaster or SourceNames.Yelp ? "5" : "20";
        }

        // As the demo's own simulator has them.
        settings["sources.eventbrite.limits"] = $"{LongWindow}/1h";
        settings["sources.ticketmaster.limits"] = $"5/1s,{LongWindow}/1d";
        settings["sources.yelp.limits"] = $"10/1s,{LongWindow}/utc-day";
        // All of the world is shown: nobody is there to look at what its sources say too little of.
        settings["quality.hold"] = "none";
        settings["sources.eventbrite.organizers"] = string.Join(",", simulator.World.EventbriteOrganizers);
        return settings;
    }
}
