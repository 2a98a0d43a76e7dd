using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Lab.Demo;
using SceneScout.Simulator;
using Xunit;

namespace SceneScout.Node.Tests.Worlds;

/// <summary>A whole node confirms the venues of events by Google's, and keeps of Google's no more than its terms allow.</summary>
public sealed class VenueDirectoryTests : IAsyncLifetime
{
    private static readonly string[] Cities = ["London"];
    private static readonly GeoPoint London = new(51.5, -0.13);
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-venues-").FullName;
    private SimulatorHost _simulator = null!;

    public async Task InitializeAsync() =>
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 3, Events = 300, Start = DemoWorld.Start, EnforceLimits = false });

    public async Task DisposeAsync()
    {
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Venues_are_confirmed_and_when_their_time_is_over_the_place_ids_alone_are_kept()
    {
        ListingKey[] confirmed;
        await using (var node = await WorldNode.StartAsync(_simulator, _folder, Cities))
        {
            await node.SearchAsync("events-and-venues");
            confirmed = await ConfirmedAsync(node);
            Assert.NotEmpty(confirmed);
            Assert.NotEmpty(await node.Store.Venues.NearAsync(London, 200_000, 1000, CancellationToken.None));
        }

        await using (var node = await WorldNode.StartAsync(_simulator, _folder, Cities, ("sources.googleplaces.retention", "1s"), ("ingestion.sweep-interval", "1s")))
        {
            var (venues, events) = (await node.Store.Venues.CountAsync(CancellationToken.None), (await node.EventsAsync()).Count);
            await WorldNode.UntilAsync(async cancellation => (await node.Store.Venues.NearAsync(London, 200_000, 1000, cancellation)).IsEmpty);
            Assert.Equal(confirmed, await BareAsync(confirmed));

            // Nothing is confirmed by what is not known any more; other sources' events are whole.
            Assert.Empty(await ConfirmedAsync(node));
            Assert.Equal(venues, await node.Store.Venues.CountAsync(CancellationToken.None));
            Assert.Equal(events, (await node.EventsAsync()).Count(e => e.Event.Content.Title.Length > 0));
        }
    }

    // Those of the places of which the store has the id and nothing else that a directory says.
    private async Task<ListingKey[]> BareAsync(ListingKey[] places)
    {
        await using var store = new SqliteConnection($"Data Source={Path.Combine(_folder, "scenescout.db")};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync();
        await using var bare = new SqliteCommand("SELECT external_id FROM venues WHERE name IS NULL AND latitude IS NULL AND address IS NULL AND city IS NULL AND website IS NULL", store);
        await using var reader = await bare.ExecuteReaderAsync();
        var found = new HashSet<ListingKey>();
        while (await reader.ReadAsync())
            found.Add(new ListingKey(SourceName.GooglePlaces, reader.GetString(reader.GetOrdinal("external_id"))));
        return [.. places.Where(found.Contains)];
    }

    // As callers see them.
    private static async Task<ListingKey[]> ConfirmedAsync(WorldNode node)
    {
        using var http = new HttpClient { BaseAddress = node.Address };
        var confirmed = new SortedSet<ListingKey>();
        foreach (var e in await node.EventsAsync())
            if ((await http.GetFromJsonAsync<JsonNode>($"/api/events/{e.Event.Id}"))!["confirmedVenue"] is { } venue && venue["name"] is not null)
                confirmed.Add(new ListingKey(SourceName.GooglePlaces, ((string)venue["id"]!)[(SourceName.GooglePlaces.Value.Length + 1)..]));
        return [.. confirmed];
    }
}
