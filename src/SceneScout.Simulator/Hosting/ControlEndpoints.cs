using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SceneScout.Simulator.Faults;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Hosting;

/// <summary>The simulator's own routes: truth, stats, faults, time.</summary>
internal static class ControlEndpoints
{
    private const double MaximumHours = 24 * 365;

    private static readonly string[] Routes =
        ["GET /truth?offset=n&limit=n", "GET /stats", "GET /faults", "PUT /faults/{source}", "DELETE /faults/{source}", "POST /advance?hours=n", "POST /turn", "POST /limits/reset"];

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Adds the routes.</summary>
    public static void Map(WebApplication app, Simulation simulation)
    {
        app.MapGet("/", () => Results.Json(
            new
            {
                sources = SourceNames.All,
                routes = Routes,
                seed = simulation.Options.Seed,
                now = simulation.World.Now,
            },
            Json));
        app.MapGet("/truth", (HttpRequest request) =>
            Whole(request, "offset", 0) is { } offset && Whole(request, "limit", int.MaxValue) is { } limit
                ? Results.Json(Truth(simulation.World, offset, limit), Json)
                : Results.Problem("offset and limit: accepted are whole numbers from 0.", statusCode: StatusCodes.Status400BadRequest, title: "This part of the truth cannot be told."));
        app.MapGet("/stats", () => Results.Json(simulation.Counters.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Snapshot()), Json));
        app.MapGet("/faults", () => Results.Json(SourceNames.Services.ToDictionary(name => name, simulation.Faults.Of), Json));
        app.MapPut("/faults/{source}", async (string source, HttpRequest request) =>
        {
            try
            {
                var faults = await JsonSerializer.DeserializeAsync<SourceFaults>(request.Body, Json, request.HttpContext.RequestAborted);
                simulation.SetFaults(source, faults ?? SourceFaults.None);
                return Results.Json(simulation.Faults.Of(source), Json);
            }
            catch (Exception e) when (e is ArgumentException or JsonException)
            {
                return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest, title: "These faults are not accepted.");
            }
        });
        app.MapDelete("/faults/{source}", (string source) =>
        {
            if (!SourceNames.Services.Contains(source))
            {
                return Results.Problem($"source '{source}' is unknown; accepted: {string.Join(", ", SourceNames.Services)}.", statusCode: StatusCodes.Status400BadRequest);
            }

            simulation.SetFaults(source, SourceFaults.None);
            return Results.NoContent();
        });
        app.MapPost("/limits/reset", () =>
        {
            simulation.Limiter.Reset();
            return Results.NoContent();
        });
        app.MapPost("/turn", () => Results.Json(new { turns = simulation.Turn().Turns }, Json));
        app.MapPost("/advance", (HttpRequest request) =>
        {
            var text = request.Query["hours"].ToString();
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours) || hours is not (> 0 and <= MaximumHours))
            {
                return Results.Problem(
                    string.Create(CultureInfo.InvariantCulture, $"hours is '{text}'; accepted: a number above 0 and up to {MaximumHours}."),
                    statusCode: StatusCodes.Status400BadRequest,
                    title: "The world's time cannot be moved so.");
            }

            return Results.Json(new { now = simulation.Advance(TimeSpan.FromHours(hours)).Now }, Json);
        });
    }

    private static int? Whole(HttpRequest request, string name, int otherwise) => request.Query[name].ToString() switch
    {
        "" => otherwise,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    // Totals and the ids by which sources without area search are asked come with every part; events by offset and limit.
    private static object Truth(World world, int offset, int limit) => new
    {
        seed = world.Options.Seed,
        start = world.Options.Start,
        now = world.Now,
        turns = world.Turns,
        totals = Totals(world),
        cities = Cities.All,
        eventbriteOrganizers = world.EventbriteOrganizers,
        meetupGroups = world.MeetupGroups,
        googlePlaces = offset == 0 ? world.GooglePlaceIds : null,
        total = world.Truth.Length,
        offset,
        next = (long)offset + limit < world.Truth.Length ? offset + limit : (int?)null,
        events = world.Truth.Skip(offset).Take(limit),
    };

    private static ImmutableSortedDictionary<string, int> Totals(World world)
    {
        var counts = world.Truth.SelectMany(e => e.Listings).CountBy(listing => listing.Source).ToDictionary();
        return SourceNames.All.ToImmutableSortedDictionary(
            name => name,
            name => name == SourceNames.GooglePlaces ? world.Plan.Venues.Length : counts.GetValueOrDefault(name));
    }
}
