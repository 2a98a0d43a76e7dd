using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Planning;
using SceneScout.Domain.Tasks;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Simulator;
using SceneScout.Storage.Contracts;

namespace SceneScout.Dashboard.Tests.Pages;

/// <summary>One node with what a search of one city came to, ten thousand tasks, a dead letter and a submission that waits for review; and one browser.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    internal const string Admin = "planted-admin-token";
    internal const string Read = "planted-read-token";
    internal const string DeadTask = "planted-dead-letter";
    internal const string Submission = "An evening that a visitor planted";
    internal const int Planted = 10_000;

    /// <summary>Milliseconds that a step of a browser may take on a busy machine.</summary>
    internal const float Patience = 120_000;

    private const int Limit = 100_000;

    private static readonly string[] Arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly string _folder = Directory.CreateTempSubdirectory("scenescout-dashboard-").FullName;
    private SimulatorHost _simulator = null!;
    private IPlaywright? _playwright;

    internal ScoutNode Node { get; private set; } = null!;

    internal IBrowser Browser { get; private set; } = null!;

    /// <summary>Signed in to do everything.</summary>
    internal IBrowserContext Operator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Program is null)
            return;
        var browser = StartBrowserAsync();
        _simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 3, Events = 800, Port = 0, EnforceLimits = false }, CancellationToken.None);
        var settings = new Dictionary<string, string>
        {
            ["store.folder"] = _folder,
            ["http.port"] = "0",
            ["http.token"] = Admin,
            ["http.read-token"] = Read,
            ["spawn.idle-poll"] = "100ms",
        };
        foreach (var source in new[] { "yelp", "ticketmaster", "eventbrite" })
        {
            settings[$"sources.{source}.api-key"] = $"simulated-key-of-{source}";
            settings[$"sources.{source}.base-address"] = $"{_simulator.BaseAddressOf(source)}";
            settings[$"sources.{source}.calls-per-second"] = "20";
        }

        // Several sources with the same events: some listings are merged.
        settings["sources.eventbrite.organizers"] = string.Join(",", _simulator.World.EventbriteOrganizers);
        Node = await ScoutNode.StartAsync(OptionsReader.Read(ConfigFiles.Load([], settings)), [TargetCities.Find("Berlin")!, TargetCities.Find("London")!], LogLevel.Error, CancellationToken.None);
        await FillAsync();
        await browser;
        Operator = await SignInAsync(Admin, new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 860 } });
    }

    public async Task DisposeAsync()
    {
        if (ChromiumFactAttribute.Program is null)
            return;
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        await Node.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A browser's window that signed in with a token.</summary>
    internal async Task<IBrowserContext> SignInAsync(string token, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = Node.Address.ToString();
        var context = await Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("Token of this node").FillAsync(token);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync($"{Node.Address}");
        await page.CloseAsync();
        return context;
    }

    /// <summary>A task that nobody claims.</summary>
    internal static NewTask Waiting(string id) => new()
    {
        Id = id,
        Type = TaskType.Discovery,
        Source = "meetup",
        Area = "planted",
        ParametersJson = """{"planted":true}""",
        NotBefore = DateTimeOffset.UtcNow.AddDays(10),
    };

    private async Task StartBrowserAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumFactAttribute.Program, Args = Arguments });
    }

    private async Task FillAsync()
    {
        var (tasks, now) = (Node.Store.Tasks, DateTimeOffset.UtcNow);
        // Given up before anything else is queued: it is the only task that can be claimed.
        await tasks.EnqueueAsync([Waiting(DeadTask)], Limit, now, CancellationToken.None);
        var claimed = Assert.Single(await tasks.ClaimAsync(new ClaimRequest(TaskType.Discovery, "planted-worker", 1, now.AddMinutes(5), []), now.AddDays(11), CancellationToken.None));
        var fault = new SpawnFault(FaultKind.ExternalApi, "meetup answered 500.");
        Assert.True(await tasks.FailAsync(claimed.Lease, fault, new RetryDecision.GiveUp(fault), now, CancellationToken.None));

        using var http = new HttpClient { BaseAddress = Node.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Admin);
        using var planned = await http.PostAsJsonAsync("api/spawn", new { action = "discovery", @params = new { cities = new[] { "Berlin", "London" } } });
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync());
        for (var left = 1200; ; left--)
        {
            var totals = await Node.Store.Events.TotalsAsync(CancellationToken.None);
            if (totals.Canonical > 50 && totals.DuplicatesMerged > 0)
                break;
            Assert.True(left > 0, $"{totals.Canonical} events, {totals.DuplicatesMerged} duplicates; {string.Join(", ", (await tasks.CountAsync(CancellationToken.None)).Select(c => $"{c.Type} {c.Source} {c.State} {c.Count}"))}");
            await Task.Delay(100);
        }

        using var sent = await http.PostAsJsonAsync("api/events/process", new
        {
            source = "manual",
            events = new[] { new { title = Submission, start = "2027-03-01T19:00:00", timeZone = "Europe/Berlin", venue = "The Planted Hall", city = "Berlin", country = "DE" } },
        });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        await tasks.EnqueueAsync([.. Enumerable.Range(0, Planted).Select(n => Waiting($"planted-{n:00000}"))], Limit, DateTimeOffset.UtcNow, CancellationToken.None);
    }
}
