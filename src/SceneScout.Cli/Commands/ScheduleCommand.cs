using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SceneScout.Actors.Controller.Schedules;
using SceneScout.Cli.Planning;
using SceneScout.Contracts;
using SceneScout.Contracts.Json;
using SceneScout.Node.Configuration;
using SceneScout.Node.Http;
using Spectre.Console;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout schedule</c>: the next runs of a running node or, when none answers, of the configuration.</summary>
internal static class ScheduleCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new ConfigOptions()
            .Flag("--data", "Folder of the embedded store, for the schedule of the configuration", text => [("store.kind", "sqlite"), ("store.folder", text)])
            .Flag("--postgres", "Npgsql connection string of the store, for the schedule of the configuration", text => [("store.kind", "postgres"), ("store.connection", text)])
            .Flag("--cities", "Cities, parted by semicolons, for the schedule of the configuration", "discovery.cities");
        var url = new Option<string?>("--url") { Description = "Address of the node to ask (default: the configured HTTP address on this machine)" };
        var token = new Option<string?>("--token") { Description = "Token of the node (default: the configured one)" };
        var limit = new Option<int>("--limit") { Description = "Runs to show, the soonest first", DefaultValueFactory = _ => 25 };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table" };
        var command = new Command("schedule", "Show the next scheduled runs in UTC and local time, and why then") { url, token, limit, json };
        config.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var options = OptionsReader.Read(config.Load(parsed));
            var wish = new Arguments(parsed.GetValue(url), parsed.GetValue(token) ?? options.HttpToken, parsed.GetValue(limit), parsed.GetValue(json));
            return wish.Limit < 1
                ? Task.FromResult(CommandLineErrors.Refuse($"--limit {wish.Limit} is not accepted; give 1 or more."))
                : RunAsync(options, wish, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ScoutOptions options, Arguments wish, CancellationToken cancellation)
    {
        if (wish.Url is { } given && !(Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            return CommandLineErrors.Refuse($"--url '{given}' is not accepted; give an address such as http://127.0.0.1:8080.");
        var node = new Uri(wish.Url ?? $"http://{(options.HttpHost is "0.0.0.0" or "::" ? "127.0.0.1" : options.HttpHost)}:{options.HttpPort}");
        ScheduleView? view = null;
        try
        {
            if (wish.Url is not null || options.HttpPort != 0)
                view = await AskAsync(node, wish, cancellation);
        }
        catch (HttpRequestException e) when (e.StatusCode is null && wish.Url is null)
        {
            // No node here: the configuration still says when things would run.
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"scout: {node} does not tell its schedule: {e.Message}");
            return ExitCodes.Failed;
        }

        if (view is null)
        {
            view = await FromConfigurationAsync(options, cancellation);
            await Console.Error.WriteLineAsync($"No node answers at {node}: this is what the configuration says, as if the schedule began now.");
        }

        view = view with { Runs = [.. view.Runs.Take(wish.Limit)] };
        if (wish.Json)
            Console.WriteLine(JsonSerializer.Serialize(view, ViewJson.Indented));
        else
            Print(view);
        return ExitCodes.Done;
    }

    private static async Task<ScheduleView?> AskAsync(Uri node, Arguments wish, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Patience };
        if (wish.Token.Length > 0)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", wish.Token);
        using var answer = await http.GetAsync(new Uri(node, "/api/schedule"), cancellation);
        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<ScheduleView>(await answer.Content.ReadAsStringAsync(cancellation), ViewJson.Line);
    }

    private static async Task<ScheduleView> FromConfigurationAsync(ScoutOptions options, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        var preview = PlanPreview.Of(options, await PastSearches.ReadAsync(options, now, cancellation), [], now);
        var look = new ScheduleInputs(preview.Plan, preview.Yields, ImmutableSortedSet<string>.Empty);
        return ScheduleView.Of(new ScheduleReplies.Runs(
            now, [SweepSchedule.Next(null, now, options.Spawn), .. DiscoverySchedule.Runs(look, ScheduleState.Empty with { BegunAt = now }, options.Spawn, now)]));
    }

    private static void Print(ScheduleView view)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("What").AddColumn("Name").AddColumn("Next (UTC)").AddColumn("Next (local)").AddColumn("Zone").AddColumn("Last (UTC)").AddColumn("Reason").AddColumn("Why");
        foreach (var run in view.Runs)
            table.AddRow(
                Markup.Escape(run.Area ?? run.What),
                Markup.Escape(run.Name),
                Minute(run.At),
                Markup.Escape(run.Local is { Length: > 16 } local ? local[..16].Replace('T', ' ') : "–"),
                Markup.Escape(run.TimeZone),
                Minute(run.Last),
                Markup.Escape(run.Reason),
                Markup.Escape(run.Why));
        AnsiConsole.Write(table);
    }

    private static string Minute(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";

    private sealed record Arguments(string? Url, string Token, int Limit, bool Json);
}
