using System.Diagnostics;
using Npgsql;
using SceneScout.EndToEnd.Tests.Support;
using SceneScout.TestPostgres;

namespace SceneScout.EndToEnd.Tests.Demo;

/// <summary>A backup taken beside a working node, restored elsewhere, is consistent, and work goes on from it to the same end.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task On_SQLite_a_backup_beside_a_working_node_goes_on_elsewhere_to_the_same_events()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        await using (var working = await DemoRun.StartAsync(folder.Path))
        {
            await InTheMiddleAsync(working);
            var backup = await ScoutBinary.RunAsync(folder.Path, "backup", "--data", folder.Path, "--to", elsewhere.Path);
            Assert.True(backup.Code == 0, backup.Text);
            // It did not disturb the node, which comes to its own end.
            Ledger.AssertAddsUp(await working.ReportAsync(), await working.EventsAsync());
        }

        await AssertGoesOnAsync(elsewhere.Path, ["verify", "--data", elsewhere.Path]);
    }

    [Fact]
    public async Task A_backup_goes_to_no_folder_that_holds_one()
    {
        using var folder = new TemporaryFolder();
        await ScoutBinary.RunAsync(folder.Path, "import", folder.Write("none.json", "[]"), "--source", "manual", "--data", folder.Path);

        var result = await ScoutBinary.RunAsync(folder.Path, "backup", "--data", folder.Path, "--to", folder.Path);

        Assert.Equal(2, result.Code);
        Assert.Contains($"--to '{folder.Path}' is not accepted; it holds databases already.", result.Text, StringComparison.Ordinal);
    }

    internal static Task InTheMiddleAsync(DemoRun run) =>
        run.UntilAsync(s => (long)s["listings"]!["ingested"]! >= 40 && (long)s["tasks"]!["active"]! > 0);

    internal static async Task AssertGoesOnAsync(string folder, string[] verify, params string[] more)
    {
        var restored = await ScoutBinary.RunAsync(folder, verify);
        Assert.True(restored.Code == 0, restored.Text);

        await using var goesOn = await DemoRun.StartAsync(folder, more);
        var report = await goesOn.ReportAsync();
        var events = await goesOn.EventsAsync();

        Ledger.AssertAddsUp(report, events);
        Assert.Equal((await UndisturbedRun.SharedAsync()).Events, events);
        var verdict = await ScoutBinary.RunAsync(folder, verify);
        Assert.True(verdict.Code == 0, verdict.Text);
    }
}

/// <summary>A class of its own, so that it runs beside the one on SQLite.</summary>
public sealed class PostgresBackupTests
{
    [PostgresFact]
    public async Task On_PostgreSQL_a_dump_beside_a_working_node_goes_on_elsewhere_to_the_same_events()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        var cluster = await PostgresCluster.SharedAsync();
        var (from, to) = (await cluster.CreateDatabaseAsync(), await cluster.CreateDatabaseAsync());
        var dump = elsewhere.Of("scenescout.dump");
        await using (var working = await DemoRun.StartAsync(folder.Path, "--postgres", from))
        {
            await BackupTests.InTheMiddleAsync(working);
            await RunAsync("pg_dump", from, "--format=custom", "--no-owner", "--file", dump);
        }

        await RunAsync("pg_restore", to, "--no-owner", "--exit-on-error", "--dbname", new NpgsqlConnectionStringBuilder(to).Database!, dump);

        await BackupTests.AssertGoesOnAsync(elsewhere.Path, ["verify", "--postgres", to], "--postgres", to);
    }

    private static async Task RunAsync(string program, string connection, params string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Path.Combine(PostgresBinaries.Folder!, program), arguments) { RedirectStandardError = true };
        start.Environment["PGHOST"] = server.Host;
        start.Environment["PGPORT"] = $"{server.Port}";
        start.Environment["PGUSER"] = server.Username;
        start.Environment["PGDATABASE"] = server.Database;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }
}
