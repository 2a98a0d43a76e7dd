using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SceneScout.Cli.Commands;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Tasks;
using SceneScout.Domain.Text;
using SceneScout.Lab.Replay;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;
using Xunit;

namespace SceneScout.Node.Tests.Replay;

/// <summary><c>scout replay</c> on a store that was filled by other rules: those of today, and what was stored altered by hand.</summary>
public sealed class ReplayCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-replay-").FullName;

    public async Task InitializeAsync()
    {
        var file = Path.Combine(_folder, "events.json");
        await File.WriteAllTextAsync(file, """[{"id":"a","title":"Jazz Night","start":"2027-05-09T22:00","timezone":"Europe/Berlin","city":"Berlin","country":"DE"},{"id":"b","title":"Rock Night","start":"2027-05-10T22:00","city":"Berlin","country":"DE"}]""");
        Assert.Equal(0, await ImportCommand.Create().Parse([file, "--source", "manual", "--data", _folder, "--json"]).InvokeAsync());
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_listing_that_today_is_read_otherwise_is_shown_ingested_again_and_then_the_same()
    {
        await AlterAsync("a", "Jazz Night", "JAZZ NIGHT");

        var shown = Assert.Single(await RunAsync("ingestion", "--dry-run"));
        Assert.Equal(("manual:a", "changed"), (shown.Id, shown.Kind));
        Assert.Equal(new FieldChange("title", "\"JAZZ NIGHT\"", "\"Jazz Night\""), Assert.Single(shown.Fields));
        Assert.Single(await RunAsync("ingestion", "--here"));

        Assert.Empty(await RunAsync("ingestion", "--here"));
        await using var store = SqliteStore.Open(_folder);
        Assert.Empty(await store.Ledger.FindBreachesAsync(DateTimeOffset.UtcNow, TimeSpan.Zero, CancellationToken.None));
        Assert.All((await store.Events.QueryAsync(new EventQuery(), CancellationToken.None)).Events, e => Assert.EndsWith("Night", e.Event.Content.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_today_is_enriched_otherwise_is_shown_processed_again_and_then_the_same()
    {
        // The rules of import are the operator's own: nothing is held back. Those of a node hold what is so bare.
        Assert.Empty(await RunAsync("processing", "--dry-run", "--set", "quality.hold=none"));

        var held = await RunAsync("processing", "--here");

        Assert.Equal(2, held.Count);
        Assert.All(held, difference => Assert.Equal("holds", Assert.Single(difference.Fields).Field));
        Assert.Empty(await RunAsync("processing", "--here"));
        await using var store = SqliteStore.Open(_folder);
        Assert.Empty((await store.Events.QueryAsync(new EventQuery(), CancellationToken.None)).Events);
        Assert.Empty(await store.Ledger.FindBreachesAsync(DateTimeOffset.UtcNow, TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_seen_before_is_left_alone()
    {
        await AlterAsync("a", "Jazz Night", "JAZZ NIGHT");

        var output = Path.Combine(_folder, "later.jsonl");
        Assert.Equal(0, await ReplayCommand.Create().Parse(["--stage", "ingestion", "--since", "2100-01-01", "--data", _folder, "--out", output]).InvokeAsync());

        Assert.Equal("", await File.ReadAllTextAsync(output));
    }

    [Fact]
    public async Task Events_that_were_stored_before_there_was_a_geocoder_are_asked_for_once_and_not_when_it_is_known_that_nothing_is_known()
    {
        var file = Path.Combine(_folder, "venue.json");
        await File.WriteAllTextAsync(file, """[{"id":"c","title":"Folk Night","start":"2027-05-11T22:00","venue_name":"Lido","city":"Berlin","country":"DE"}]""");
        Assert.Equal(0, await ImportCommand.Create().Parse([file, "--source", "manual", "--data", _folder, "--json"]).InvokeAsync());
        string[] geocoder = ["--set", "geocoder.base-address=https://geo.example/"];
        Assert.NotEqual(0, await ReplayCommand.Create().Parse(["--stage", "geocoding", "--since", "1d", "--data", _folder]).InvokeAsync());
        Assert.NotEqual(0, await ReplayCommand.Create().Parse(["--stage", "geocoding", "--since", "1d", "--data", _folder, "--here", .. geocoder]).InvokeAsync());
        Assert.NotEqual(0, await ReplayCommand.Create().Parse(["--stage", "processing", "--since", "1d", "--data", _folder, "--limit", "5"]).InvokeAsync());

        var open = Assert.Single(await RunAsync("geocoding", ["--dry-run", .. geocoder]));
        Assert.Equal(("open", "Folk Night"), (open.Kind, open.Title));
        Assert.Equal(0, await WaitingAsync());
        Assert.Single(await RunAsync("geocoding", [.. geocoder, "--limit", "1"]));
        Assert.Equal(1, await WaitingAsync());
        await RunAsync("geocoding", geocoder);
        Assert.Equal(1, await WaitingAsync());

        await using var store = SqliteStore.Open(_folder);
        var question = PlaceQuestion.Of(new Venue { Name = "Lido", City = "Berlin", CountryCode = "DE" })!;
        await store.Geocodes.KeepAsync([new KeptGeocode(question.Key, $"{question}", null, "unknown", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1))], CancellationToken.None);
        Assert.Empty(await RunAsync("geocoding", geocoder));
    }

    [Theory]
    [InlineData("2026-05-31", "2026-05-31T00:00:00Z")]
    [InlineData("2026-05-31T19:30Z", "2026-05-31T19:30:00Z")]
    [InlineData("7d", "2026-06-23T00:00:00Z")]
    [InlineData("yesterday", null)]
    [InlineData("7", null)]
    public void An_instant_is_a_day_a_point_in_time_or_a_span(string text, string? instant) => Assert.Equal(
        instant is null ? null : DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), ReplayCommand.Instant(text, new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero)));

    private async Task<List<ReplayDifference>> RunAsync(string stage, params string[] more)
    {
        var output = Path.Combine(_folder, "differences.jsonl");
        Assert.Equal(0, await ReplayCommand.Create().Parse(["--stage", stage, "--since", "1d", "--data", _folder, "--out", output, "--show", "0", .. more]).InvokeAsync());
        return [.. (await File.ReadAllLinesAsync(output)).Select(line => JsonSerializer.Deserialize<ReplayDifference>(line, JsonSerializerOptions.Web)!)];
    }

    private async Task<long> WaitingAsync()
    {
        await using var store = SqliteStore.Open(_folder);
        return (await store.Tasks.CountAsync(CancellationToken.None)).Where(count => count.Type.Name() == "geocoding").Sum(count => count.Count);
    }

    // As a version read it that has other rules.
    private async Task AlterAsync(string externalId, string from, string to)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, SqliteStore.FileName)}");
        await connection.OpenAsync();
        connection.CreateFunction<byte[], byte[]>("altered", listing => PackedJson.Pack(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(PackedJson.Unpack(listing)).Replace(from, to, StringComparison.Ordinal))));
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE event_sources SET listing = altered(listing) WHERE external_id = $id AND altered(listing) <> listing";
        command.Parameters.AddWithValue("$id", externalId);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
