using System.Text.Json.Nodes;
using SceneScout.EndToEnd.Tests.Support;

namespace SceneScout.EndToEnd.Tests.Import;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("eventbrite", Answers.Eventbrite, "Show")]
    [InlineData("yelp", Answers.Yelp, "Show")]
    [InlineData("meetup", Answers.Meetup, "Talk")]
    public async Task Each_source_is_read_to_an_event(string source, string answer, string title)
    {
        var (code, reports, events) = await ImportAsync(source, _folder.Write("page.json", answer));

        Assert.Equal(0, code);
        AssertCounts(Assert.Single(reports)!, total: 1, processed: 1, skipped: 0, failed: 0);
        Assert.Equal(("event", title), ((string?)Assert.Single(events)["kind"], (string?)events[0]["title"]));
    }

    [Fact]
    public async Task Places_are_read_to_venues()
    {
        var (code, reports, lines) = await ImportAsync("googleplaces", _folder.Write("page.json", Answers.GooglePlaces));

        Assert.Equal(0, code);
        AssertCounts(Assert.Single(reports)!, total: 1, processed: 1, skipped: 0, failed: 0);
        Assert.Equal(("venue", "Hall", 52.5), ((string?)Assert.Single(lines)["kind"], (string?)lines[0]["name"], (double)lines[0]["latitude"]!));
    }

    [Fact]
    public async Task Each_failure_names_listing_field_value_and_reason()
    {
        var (code, reports, events) = await ImportAsync("ticketmaster", _folder.Write("page.json", Answers.Ticketmaster));

        var report = Assert.Single(reports)!;
        Assert.Equal(0, code);
        AssertCounts(report, total: 4, processed: 2, skipped: 1, failed: 1);
        Assert.Equal(["bad dates.start", "bad name"], report["failures"]!.AsArray().Select(f => $"{f!["id"]} {f["field"]}").Order(StringComparer.Ordinal));
        Assert.All(report["failures"]!.AsArray(), f => Assert.NotNull((string?)f!["why"]));
        Assert.Contains("31.05.2026", (string?)report["failures"]!.AsArray().Single(f => (string?)f!["field"] == "dates.start")!["value"], StringComparison.Ordinal);
        Assert.Equal("test", (string?)Assert.Single(report["skips"]!.AsArray())!["id"]);
        Assert.Equal(["Jazz Night", "Open Day"], events.Select(e => (string?)e["title"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_invented()
    {
        var (_, _, events) = await ImportAsync("ticketmaster", _folder.Write("page.json", Answers.Ticketmaster));

        var day = events.Single(e => (string?)e["title"] == "Open Day");
        Assert.Equal("2026-06-01", (string?)day["start"]!["localDate"]);
        Assert.False(day["start"]!.AsObject().ContainsKey("localTime"));
        Assert.False(day["start"]!.AsObject().ContainsKey("utc"));
        foreach (var unknown in new[] { "venue", "price", "isFree", "end", "timeZone" })
            Assert.False(day.AsObject().ContainsKey(unknown), unknown);

        var full = events.Single(e => (string?)e["title"] == "Jazz Night");
        Assert.Equal(("19:30:00", "2026-05-31T23:30:00+00:00"), ((string?)full["start"]!["localTime"], (string?)full["start"]!["utc"]));
        Assert.Equal((40.73, -74.0, "US"), ((double)full["venue"]!["latitude"]!, (double)full["venue"]!["longitude"]!, (string?)full["venue"]!["countryCode"]));
    }

    [Fact]
    public async Task Files_that_cannot_be_read_end_with_1_and_harm_no_other()
    {
        var files = new[]
        {
            _folder.Write("empty.json", ""), _folder.Write("text.json", "this is no JSON"), _folder.Write("cut.json", Answers.Manual[..30]),
            _folder.Of("missing.json"), _folder.Path, _folder.Write("deep.json", new string('[', 100_000)), _folder.Write("good.json", Answers.Manual),
        };

        var (code, reports, events) = await ImportAsync("manual", files);

        Assert.Equal(1, code);
        Assert.Equal(files, reports.Select(r => (string?)r!["file"]));
        Assert.All(reports.Take(6), r => Assert.NotNull((string?)r!["error"]));
        AssertCounts(reports[6]!, total: 2, processed: 1, skipped: 0, failed: 1);
        Assert.Null(reports[6]!["error"]);
        Assert.Equal("Summer fair", (string?)Assert.Single(events)["title"]);
    }

    [Fact]
    public async Task A_file_read_again_into_the_same_folder_changes_nothing()
    {
        var file = _folder.Write("page.json", Answers.Eventbrite);
        var first = await ImportAsync("eventbrite", file);

        var (code, reports, events) = await ImportAsync("eventbrite", file);

        Assert.Equal(0, code);
        AssertCounts(Assert.Single(reports)!, total: 1, processed: 0, skipped: 1, failed: 0);
        Assert.Equal(first.Events.Select(e => e.ToJsonString()), events.Select(e => e.ToJsonString()));
    }

    [Fact]
    public async Task A_table_is_printed_for_people()
    {
        var result = await ScoutBinary.RunAsync(_folder.Path, "import", _folder.Write("page.json", Answers.Ticketmaster), "--source", "ticketmaster");

        Assert.Equal(0, result.Code);
        Assert.Contains(result.Lines, l => l.Contains("Total", StringComparison.Ordinal) && l.Contains("Failed", StringComparison.Ordinal));
        Assert.Contains("2 canonical events from 2 listings (0 duplicates merged)", result.Text, StringComparison.Ordinal);
    }

    private async Task<(int Code, JsonArray Reports, IReadOnlyList<JsonNode> Events)> ImportAsync(string source, params string[] files)
    {
        var output = _folder.Of("events.jsonl");
        var result = await ScoutBinary.RunAsync(
            _folder.Path, ["import", .. files, "--source", source, "--data", _folder.Of("store"), "--json", "--out", output]);
        return (result.Code, JsonNode.Parse(result.Text)!.AsArray(), [.. (await File.ReadAllLinesAsync(output)).Select(l => JsonNode.Parse(l)!)]);
    }

    private static void AssertCounts(JsonNode report, int total, int processed, int skipped, int failed) =>
        Assert.Equal((total, processed, skipped, failed), ((int)report["total"]!, (int)report["processed"]!, (int)report["skipped"]!, (int)report["failed"]!));
}
