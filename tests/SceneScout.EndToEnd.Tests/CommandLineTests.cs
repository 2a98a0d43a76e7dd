using SceneScout.EndToEnd.Tests.Support;

namespace SceneScout.EndToEnd.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("demo --bogus", "'--bogus'")]
    [InlineData("demo --events 0", "--events '0' is not accepted; give 1 to 1000000.")]
    [InlineData("demo --events many", "'many'")]
    [InlineData("demo --port 70000", "--port '70000' is not accepted; give 0 to 65535.")]
    [InlineData("demo --report /no/such/folder/report.json", "--report '/no/such/folder/report.json' is not accepted; give a file in a folder that exists.")]
    [InlineData("demo --postgres nonsense", "--postgres is not accepted; give an Npgsql connection string")]
    [InlineData("import", "'--source' is required")]
    [InlineData("import a.json --source facebook", "--source 'facebook' is not a source; give one of eventbrite, ticketmaster, yelp, googleplaces, meetup, manual.")]
    [InlineData("import a.json --source yelp --out /no/such/folder/out.jsonl", "--out '/no/such/folder/out.jsonl' is not accepted")]
    [InlineData("simulator --events 0", "--events '0' is not accepted; give 1 to 1000000.")]
    [InlineData("bench pipeline --listings 0", "--listings '0' is not accepted; give 1 to 1500000.")]
    [InlineData("bench pipeline --preload -1", "--preload '-1' is not accepted; give 0 to 10000000.")]
    [InlineData("bench pipeline --workers 0", "--workers '0' is not accepted; give 1 to 1000.")]
    [InlineData("bench pipeline --json /no/such/folder/run.json", "--json '/no/such/folder/run.json' is not accepted; give a file in a folder that exists.")]
    [InlineData("bench pipeline --sqlite --postgres Host=127.0.0.1", "give --postgres CONNECTION or --sqlite, not both.")]
    [InlineData("bench http --events 0", "--events '0' is not accepted; give 1 to 10000000.")]
    [InlineData("bench http --clients 2501", "--clients '2501' is not accepted; give 1 to 2500.")]
    [InlineData("bench http --seconds 0", "--seconds '0' is not accepted; give 1 to 600.")]
    [InlineData("bench http --postgres nonsense", "--postgres is not accepted; give an Npgsql connection string")]
    [InlineData("bench http --json /no/such/folder/run.json", "--json '/no/such/folder/run.json' is not accepted; give a file in a folder that exists.")]
    [InlineData("node --set store.kind=oracle", "scenescout.store.kind = 'oracle' is not accepted; give sqlite, postgres.")]
    [InlineData("node --set nonsense", "--set 'nonsense' is not KEY=VALUE.")]
    [InlineData("dance", "'dance'")]
    [InlineData("", "'scout --help' shows what is accepted.")]
    public async Task A_mistake_is_named_and_ends_with_2(string line, string said)
    {
        using var folder = new TemporaryFolder();

        var result = await ScoutBinary.RunAsync(folder.Path, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, result.Code);
        Assert.Contains(said, result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_of_a_configuration_are_told_at_once()
    {
        using var folder = new TemporaryFolder();

        var result = await ScoutBinary.RunAsync(
            folder.Path, "node", "--set", "store.kind=oracle", "--set", "http.port=-1", "--set", "spawn.lease-time=soon", "--set", "no.such.key=1");

        Assert.Equal(2, result.Code);
        foreach (var key in new[] { "store.kind", "http.port", "spawn.lease-time", "no.such.key" })
            Assert.Contains(result.Lines, l => l.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told_without_its_password()
    {
        using var folder = new TemporaryFolder();

        var result = await ScoutBinary.RunAsync(folder.Path, "demo", "--once", "--postgres", "Host=127.0.0.1;Port=1;Database=d;Username=u;Password=secret-word");

        Assert.Equal(3, result.Code);
        Assert.Contains("the store is not available", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        using var folder = new TemporaryFolder();

        var result = await ScoutBinary.RunAsync(folder.Path, "--help");

        Assert.Equal(0, result.Code);
        foreach (var command in new[] { "demo", "import", "node", "migrate", "config", "simulator" })
            Assert.Contains(result.Lines, l => l.TrimStart().StartsWith(command, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_is_never_printed()
    {
        using var folder = new TemporaryFolder();

        var result = await ScoutBinary.RunAsync(folder.Path, "config", "--set", "sources.yelp.api-key=very-secret-key");

        Assert.Equal(0, result.Code);
        Assert.Contains(result.Lines, l => l.Contains("sources.yelp.api-key", StringComparison.Ordinal) && l.Contains("***", StringComparison.Ordinal));
        Assert.DoesNotContain("very-secret-key", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulator_stops_when_asked()
    {
        using var folder = new TemporaryFolder();
        await using var simulator = ScoutBinary.Start(folder.Path, "simulator", "--events", "10", "--port", "0");
        await simulator.LineAsync(l => l.StartsWith("truth", StringComparison.Ordinal), ScoutBinary.Patience, CancellationToken.None);

        await simulator.SignalAsync("TERM", CancellationToken.None);

        Assert.Equal(0, await simulator.ExitAsync(ScoutBinary.Patience, CancellationToken.None));
    }
}
