using System.Collections.Immutable;
using System.Net.Http.Json;
using SceneScout.Lab.Verify;
using SceneScout.Simulator;
using SceneScout.Simulator.Faults;

namespace SceneScout.Lab.Clusters;

/// <summary>The simulated sources as a process of their own.</summary>
internal sealed class LocalSimulator : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private LocalSimulator(ChildProcess process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    /// <summary>Its process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Where it listens.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>Starts it.</summary>
    public static async Task<LocalSimulator> StartAsync(LocalClusterOptions options, CancellationToken cancellation)
    {
        string[] program =
        [
            LocalProgram.Scout, "simulator", "--host", $"{options.Address}", "--seed", $"{options.Seed}", "--events", $"{options.Events}", "--port", "0",
            .. options.Start is { } start ? new[] { "--start", $"{start:O}" } : [],
            .. options.Limits.SelectMany(l => new[] { "--limit", l }),
            .. options.EnforceLimits ? Array.Empty<string>() : ["--no-limits"],
            .. options.KeepAnswers ? new[] { "--keep-answers" } : [],
        ];
        var process = LocalProgram.Start(options.Folder, null, program);
        try
        {
            var line = await process.LineAsync(l => l.StartsWith("truth", StringComparison.Ordinal), Patience, cancellation);
            return new LocalSimulator(process, new Uri(new Uri(line["truth".Length..].Trim()), "/"));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Settings that turn a node to it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SettingsAsync(CancellationToken cancellation)
    {
        var settings = new Dictionary<string, string>();
        foreach (var source in SourceNames.All)
        {
            settings[$"sources.{source}.api-key"] = "local-key";
            settings[$"sources.{source}.base-address"] = new Uri(Address, source + "/").ToString();
        }

        var truth = await _http.GetFromJsonAsync<Organizers>("/truth?limit=0", cancellation);
        settings["sources.eventbrite.organizers"] = string.Join(",", truth!.EventbriteOrganizers);
        return settings;
    }

    /// <summary>What it knows to be true.</summary>
    public Task<TruthDocument> TruthAsync(CancellationToken cancellation) => TruthCheck.ReadAsync(new Uri(Address, "truth"), cancellation);

    /// <summary>Lets things go wrong at a source, or no longer.</summary>
    public async Task SetFaultsAsync(string source, SourceFaults faults, CancellationToken cancellation)
    {
        using var answer = await _http.PutAsJsonAsync($"/faults/{source}", faults, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets a part of the world's events change, go, or come back.</summary>
    public async Task TurnAsync(CancellationToken cancellation)
    {
        using var answer = await _http.PostAsync("/turn", null, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets the world's time go on.</summary>
    public async Task AdvanceAsync(TimeSpan time, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsync(new Uri($"/advance?hours={time.TotalHours:0}", UriKind.Relative), null, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What it has counted of every source.</summary>
    public Task<ImmutableSortedDictionary<string, SourceStats>> StatsAsync(CancellationToken cancellation) => QuotaCheck.ReadAsync(new Uri(Address, "truth"), cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private sealed record Organizers(string[] EventbriteOrganizers);
}
