using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Cli.Commands;
using SceneScout.Cli.Import;
using SceneScout.Domain.Events;
using SceneScout.Sources;
using Xunit;

namespace SceneScout.Node.Tests.Import;

public sealed class ImportRepairsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scenescout-repairs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_repair_is_kept_with_the_event_as_field_before_after_and_rule()
    {
        var (file, output) = (Path.Combine(_folder.FullName, "events.json"), Path.Combine(_folder.FullName, "out.jsonl"));
        await File.WriteAllTextAsync(file, """[{"id":"a","title":"SOLD OUT: Jazz Night (18+)","start":"2026-05-09T22:00","end":"2026-05-09T02:00","timezone":"Europe/Berlin","city":"Berlin","country":"DE"}]""");

        var code = await ImportCommand.Create().Parse([file, "--source", "manual", "--out", output, "--data", _folder.FullName, "--json"]).InvokeAsync();

        Assert.Equal(0, code);
        var stored = JsonNode.Parse(Assert.Single(await File.ReadAllLinesAsync(output)))!;
        Assert.Equal(("Jazz Night (18+)", "soldout", 18), ((string?)stored["title"], (string?)stored["sales"], (int?)stored["minimumAge"]));
        Assert.Equal(
            """[{"field":"end","before":"2026-05-09T02:00","after":"2026-05-10T02:00:00","rule":"end-next-day"},{"field":"title","before":"SOLD OUT: Jazz Night (18+)","after":"Jazz Night (18+)","rule":"state-word"}]""",
            stored["repairs"]!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void A_file_tells_what_was_repaired_refused_and_filled_in()
    {
        var events = string.Join(',', Enumerable.Range(0, 12).Select(number => $$"""{"id":"{{number}}","title":"Title number {{number}}","start":"2026-05-09T19:00","venue":"Toronto Venue","lat":43.6992,"lng":-79.3372,"country":"CA","price":0}"""));
        using var json = JsonDocument.Parse($$"""[{{events}},{"id":"x","start":"2026-05-09"}]""");

        var file = FileReading.Of(json.RootElement, SourceRegistry.BuiltIn.Find("manual")!.Adapter);

        Assert.Equal([BatchFinding.OneTime, BatchFinding.OnePlace, BatchFinding.OnePrice], file.Findings.Select(finding => finding.Rule));
        Assert.Equal(new ListingError("x", "title", null, "Missing or not usable: a title is text that is not empty.", null, RepairRule.Refused), Assert.Single(file.Failures));
    }
}
