using System.Collections.Immutable;
using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Lab.Verify;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Simulator;
using SceneScout.Storage.Contracts;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout verify</c>: proves a store against itself and, beside a simulator, against the truth.</summary>
internal static class VerifyCommand
{
    private const int DefaultDays = 90;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder of a SQLite store" }.Folder();
        var postgres = new Option<string?>("--postgres") { Description = "PostgreSQL database (Npgsql connection string)" }.Connection();
        var truth = new Option<string?>("--truth") { Description = "Address of a simulator's truth, http://127.0.0.1:8090/truth: its listings are looked for where the store has searched, and its count of calls beyond a limit, as well" }.HttpAddress();
        var days = new Option<int>("--days") { Description = $"How many days searches look ahead, for --truth (default {DefaultDays})", DefaultValueFactory = _ => DefaultDays }.Between(3, 730);
        var gathering = new Option<int>("--gathering") { Description = "Seconds that listings may wait for a full batch, where the nodes have spawn.ingestion-max-wait" }.Between(0, (int)LedgerRules.LongestGather.TotalSeconds);
        var json = new Option<bool>("--json") { Description = "Print JSON instead of lines" };
        var command = new Command("verify", "Check a store for anything lost, doubled or contradictory; exit code 1 when there is") { data, postgres, truth, days, gathering, json };
        command.SetAction(async (given, cancellation) =>
        {
            var (folder, connection) = (given.GetValue(data), given.GetValue(postgres));
            if (folder is null == connection is null)
                return CommandLineErrors.Refuse("give --data FOLDER or --postgres CONNECTION, one of them.");
            if (folder is not null && !File.Exists(Path.Combine(folder, SqliteStore.FileName)))
                return CommandLineErrors.Refuse($"--data '{folder}' is not accepted; there is no {SqliteStore.FileName} in it.");
            return await RunAsync(
                new StoreOptions(connection is null ? "sqlite" : "postgres", folder ?? "", connection ?? ""), given.GetValue(truth) is { } text ? new Uri(text) : null, given.GetValue(days), TimeSpan.FromSeconds(given.GetValue(gathering)), given.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(StoreOptions options, Uri? address, int days, TimeSpan gathering, bool json, CancellationToken cancellation)
    {
        TruthDocument? truth = null;
        var calls = ImmutableSortedDictionary<string, SourceStats>.Empty;
        try
        {
            if (address is not null)
                (truth, calls) = (await TruthCheck.ReadAsync(address, cancellation), await QuotaCheck.ReadAsync(address, cancellation));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException)
        {
            return CommandLineErrors.Refuse($"--truth '{address}' does not tell a truth: {e.Message}");
        }

        await using var store = StoreOpening.Open(options);
        LedgerReport report;
        try
        {
            if (truth is not null)
                truth = TruthCheck.Within(truth, await SearchedArea.ReadAsync(store, cancellation));
            report = (await LedgerCheck.RunAsync(store, truth, TimeSpan.FromDays(days), TimeProvider.System.GetUtcNow(), cancellation, gathering)).With(QuotaCheck.Judge(calls, []).Breaches);
        }
        catch (DbException e)
        {
            Console.Error.WriteLine($"scout: the store does not have the tables of this version, bring it up with 'scout migrate': {e.Message}");
            return ExitCodes.Store;
        }

        if (json)
            Console.WriteLine(JsonSerializer.Serialize(report, ViewJson.Indented));
        else
            foreach (var line in report.Lines())
                Console.WriteLine(line);
        return report.Consistent ? ExitCodes.Done : ExitCodes.Failed;
    }
}
