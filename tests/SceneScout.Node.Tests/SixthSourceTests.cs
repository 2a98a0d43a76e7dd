using System.Text.Json;
using SceneScout.Cli.Commands;
using SceneScout.Domain.Events;
using SceneScout.Node.Configuration;
using SceneScout.Sources;
using SceneScout.Sources.Tests.Sixth;
using SceneScout.Storage.Sqlite;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class SixthSourceTests : IDisposable
{
    private static readonly SourceRegistry Registry = SourceRegistry.BuiltIn.With(CityAgendaSource.Definition);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scenescout-sixth-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Its_settings_come_with_its_definition_and_its_variable_gives_the_key()
    {
        var variables = EnvironmentLayer.Read(new Dictionary<string, string> { ["CITYAGENDA_TOKEN"] = "k", ["SCENESCOUT__sources__cityagenda__languages"] = "de,en" }, Registry);
        var config = EffectiveConfig.Of([HoconLayers.Read("scenescout.conf", ConfigFiles.Shipped("scenescout.conf")), .. variables], Registry);
        var options = OptionsReader.Read(config).Sources[CityAgendaSource.Name];

        Assert.Equal("k", options.ApiKey);
        Assert.Equal(CityAgendaSource.Definition.Api!.BaseAddress, options.BaseAddress);
        Assert.Equal(["de", "en"], options.Seeds["languages"]);
        Assert.Equal(SourceSettings.Origin, config.Origin("sources.cityagenda.calls-per-second"));
    }

    [Fact]
    public void Without_its_registration_its_settings_are_mistakes()
    {
        var layer = new ConfigLayer("command line", new Dictionary<string, string> { ["scenescout.sources.cityagenda.api-key"] = "k" });

        Assert.Throws<ConfigMistakeException>(() => EffectiveConfig.Of([HoconLayers.Read("scenescout.conf", ConfigFiles.Shipped("scenescout.conf")), layer]));
    }

    [Fact]
    public async Task Its_recorded_answers_are_imported()
    {
        var (file, output) = (Path.Combine(_folder.FullName, "page.json"), Path.Combine(_folder.FullName, "events.jsonl"));
        await File.WriteAllTextAsync(
            file,
            """{"happenings":[{"id":7,"headline":"Nacht der Orgeln","begins":"2026-05-09T19:30","zone":"Europe/Berlin","place":{"name":"Dom","town":"Berlin","country":"DE","lat":52.519,"lng":13.401},"tickets":"https://www.eventbrite.de/e/nacht-der-orgeln-123456789"}],"next":null}""");

        var code = await ImportCommand.Create(Registry).Parse([file, "--source", "cityagenda", "--out", output, "--data", _folder.FullName, "--json"]).InvokeAsync();

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(output)));
        Assert.Equal("Nacht der Orgeln", json.RootElement.GetProperty("title").GetString());
        Assert.Equal(["cityagenda:7"], json.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetString()));
        Assert.Equal("City Agenda, CC BY 4.0", json.RootElement.GetProperty("attribution").GetProperty("cityagenda").GetString());
        await using var store = SqliteStore.Open(_folder.FullName);
        Assert.Equal(new SourceSeed(SourceName.Eventbrite, "events", "123456789"), Assert.Single(await store.Seeds.ReadAsync(SourceName.Eventbrite, 10, DateTimeOffset.UnixEpoch, CancellationToken.None)));
    }
}
