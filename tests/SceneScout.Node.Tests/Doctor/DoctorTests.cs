using System.Net;
using System.Net.Sockets;
using SceneScout.Cli.Doctor;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Sqlite;
using Xunit;

namespace SceneScout.Node.Tests.Doctor;

public sealed class DoctorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-doctor-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Where_a_node_would_start_nothing_is_trouble_and_nothing_is_changed()
    {
        var folder = Path.Combine(_folder, "not-there-yet");

        var findings = await LookAsync(("store.folder", folder));

        Assert.DoesNotContain(findings, finding => finding.Verdict == DoctorVerdict.Trouble);
        Assert.Equal(DoctorVerdict.Note, findings.Single(finding => finding.Check == "keys").Verdict);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_store_that_is_there_tells_its_clock_and_keys()
    {
        await using (var store = SqliteStore.Open(_folder))
            await store.MigrateAsync(CancellationToken.None);

        var findings = await LookAsync(("store.folder", _folder), ("sources.yelp.api-key", "planted"));

        Assert.Equal("as the store's, to the second", findings.Single(finding => finding.Check == "clock").Found);
        Assert.Equal((DoctorVerdict.Ok, "of yelp"), findings.Where(finding => finding.Check == "keys").Select(finding => (finding.Verdict, finding.Found)).Single());
    }

    [Fact]
    public async Task A_folder_with_other_files_gets_no_store()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.txt"), "not a store");

        var findings = await LookAsync(("store.folder", _folder));

        Assert.DoesNotContain(findings, finding => finding.Verdict == DoctorVerdict.Trouble);
        Assert.Equal("notes.txt", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder))));
    }

    [Fact]
    public async Task A_store_without_tables_is_one_that_no_node_has_started_on()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, SqliteStore.FileName), "");

        var findings = await LookAsync(("store.folder", _folder));

        Assert.Equal(DoctorVerdict.Note, findings.Single(finding => finding.Check == "tables").Verdict);
        Assert.DoesNotContain(findings, finding => finding.Verdict == DoctorVerdict.Trouble);
    }

    [Fact]
    public async Task A_port_of_a_name_is_not_said_to_be_free()
    {
        var finding = (await LookAsync(("store.folder", _folder), ("http.host", "scout.invalid"), ("http.port", "8080"), ("http.token", "planted-token-of-a-node"))).Single(f => f.Check == "HTTP port");

        Assert.Equal((DoctorVerdict.Note, "scout.invalid:8080 was not looked at: it is a name"), (finding.Verdict, finding.Found));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_its_setting()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var finding = (await LookAsync(("store.folder", _folder), ("node.port", $"{port}"))).Single(f => f.Check == "cluster port");

        Assert.Equal(DoctorVerdict.Trouble, finding.Verdict);
        Assert.StartsWith($"127.0.0.1:{port}: ", finding.Found, StringComparison.Ordinal);
        Assert.Contains("scenescout.node.port", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_of_the_settings_is_a_finding_of_its_own()
    {
        var findings = await LookAsync(("spawn.max-workers", "many"), ("feed.keep", "never"));

        Assert.Equal(2, findings.Count(finding => finding is { Check: "settings", Verdict: DoctorVerdict.Trouble }));
        Assert.DoesNotContain(findings, finding => finding.Check == "store");
    }

    [Theory]
    [InlineData(0.4, "Ok")]
    [InlineData(-3, "Note")]
    [InlineData(400, "Trouble")]
    public void A_clock_is_judged_by_how_far_it_is_from_the_store_s(double seconds, string verdict) =>
        Assert.Equal(verdict, DoctorRules.Clock(TimeSpan.FromSeconds(seconds)).Verdict.ToString());

    [Theory]
    [InlineData(100_000_000L, "Trouble")]
    [InlineData(1_000_000_000L, "Note")]
    [InlineData(50_000_000_000L, "Ok")]
    public void A_disk_is_judged_by_what_is_free(long free, string verdict) => Assert.Equal(verdict, DoctorRules.Disk("/data", free).Verdict.ToString());

    [Fact]
    public void A_sealed_key_that_nothing_opens_is_trouble()
    {
        var finding = DoctorRules.Keys([], ["yelp"], ["meetup/main"], hasMaster: false).Last();

        Assert.Equal((DoctorVerdict.Trouble, "no master key opens meetup/main"), (finding.Verdict, finding.Found));
        Assert.Contains("SCENESCOUT_MASTER_KEY_FILE", finding.Advice, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<DoctorFinding>> LookAsync(params (string Key, string Text)[] settings)
    {
        var given = new Dictionary<string, string> { ["http.port"] = "0", ["node.port"] = "0" };
        foreach (var (key, text) in settings)
            given[key] = text;
        return DoctorRun.LookAsync(() => ConfigFiles.Load([], given), CancellationToken.None);
    }
}
