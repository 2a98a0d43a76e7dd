using System.Globalization;
using Microsoft.Playwright;
using SceneScout.Domain.Events;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Dashboard.Tests.Pages;

/// <summary>Each page in a real browser, against one real node.</summary>
public sealed class PagesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [ChromiumFact]
    public async Task The_overview_shows_the_figures_and_follows_them_without_a_reload()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/");
        await ShowsNowAsync(open, "Events", async () => (await fixture.Node.Store.Events.TotalsAsync(CancellationToken.None)).Canonical);
        await ShowsNowAsync(open, "Duplicates merged", async () => (await fixture.Node.Store.Events.TotalsAsync(CancellationToken.None)).DuplicatesMerged);
        await open.Page.Locator("table td", new() { HasText = "worker-discovery-1" }).First.WaitForAsync();
        await open.Page.Locator(".live li").First.WaitForAsync();
        await open.Page.Locator(".flow .stage", new() { HasText = "ingestion" }).WaitForAsync();
        await open.Page.Locator(".mud-chart svg").First.WaitForAsync();
        await open.ShotAsync("overview");

        await ShowsNowAsync(open, "Queue", QueuedAsync);
        await fixture.Node.Store.Tasks.EnqueueAsync([DashboardFixture.Waiting("planted-later")], 100_000, DateTimeOffset.UtcNow, CancellationToken.None);
        await ShowsNowAsync(open, "Queue", QueuedAsync);
        await fixture.Node.Store.Tasks.CancelAsync("planted-later", DateTimeOffset.UtcNow, CancellationToken.None);
        open.IsWell();
    }

    [ChromiumFact]
    public async Task The_overview_is_used_by_keyboard_and_on_a_phone_and_keeps_the_colours_that_were_chosen()
    {
        await using var context = await fixture.SignInAsync(DashboardFixture.Read, new() { ViewportSize = new() { Width = 390, Height = 844 }, ColorScheme = ColorScheme.Dark });
        await using var open = await OpenPage.OfAsync(context, "/");
        await open.HoldsAsync("document.documentElement.dataset.theme === 'dark'");
        await open.HoldsAsync("document.documentElement.scrollWidth <= 391");
        await open.ShotAsync("overview-phone-dark");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Light colours" }).ClickAsync();
        await open.HoldsAsync("document.documentElement.dataset.theme === 'light'");
        await open.GoAsync("/sources");
        await open.HoldsAsync("document.documentElement.dataset.theme === 'light' && document.documentElement.scrollWidth <= 391");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Cluster" }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Heading, new() { Name = "Cluster", Level = 1 }).WaitForAsync();
        open.IsWell();
    }

    [ChromiumFact]
    public async Task The_page_of_the_api_lists_its_operations_and_needs_nothing_from_elsewhere()
    {
        var page = await fixture.Operator.NewPageAsync();
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https", IsLoopback: false })
                elsewhere.Add(request.Url);
        };
        await page.GotoAsync("/docs", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.GetByRole(AriaRole.Heading, new() { Name = "SceneScout" }).First.WaitForAsync(new() { Timeout = DashboardFixture.Patience });
        await page.GetByText("/api/events").First.WaitForAsync(new() { Timeout = DashboardFixture.Patience });
        // The groups, by the names that people read.
        foreach (var group in (string[])["Events", "Discoveries", "Workers", "Workflows"])
            await page.GetByRole(AriaRole.Link, new() { Name = group }).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Screenshots.TakeAsync(page, "api");
        await page.CloseAsync();
        Assert.Empty(elsewhere);
    }

    [ChromiumFact]
    public async Task The_sources_show_budgets_breakers_latency_and_keys()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/sources");
        var yelp = open.Page.GetByRole(AriaRole.Region, new() { Name = "yelp" });
        await yelp.GetByText("breaker closed").WaitForAsync();
        await yelp.GetByText("median").WaitForAsync();
        await yelp.Locator(".track").First.WaitForAsync();
        await yelp.GetByText("in use").WaitForAsync();
        await open.Page.GetByRole(AriaRole.Region, new() { Name = "googleplaces" }).GetByText("No key: this source is not called.").WaitForAsync();
        await open.ShotAsync("sources");
        open.IsWell();
    }

    [ChromiumFact]
    public async Task Ten_thousand_tasks_are_a_list_that_stays_quick()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/tasks");
        await open.HoldsAsync("Number(document.querySelector('.rows')?.getAttribute('aria-rowcount')) >= 10000");
        await open.HoldsAsync("document.querySelectorAll('.rows .row').length < 100");
        await open.ShotAsync("tasks");
        await open.HoldsAsync("(document.querySelector('.rows').scrollTop = 300000, true)");
        await open.HoldsAsync("[...document.querySelectorAll('.rows .row .id')].some(row => row.getBoundingClientRect().top > 200 && row.getBoundingClientRect().bottom < 800)");

        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync("planted-04321");
        await open.HoldsAsync("document.querySelector('.rows').getAttribute('aria-rowcount') === '1'");
        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync("nothing like it");
        await open.ShowsAsync("No task holds these words.");
        open.IsWell();
    }

    [ChromiumFact]
    public async Task A_task_tells_its_story_and_why_it_waits()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/tasks/planted-00007");
        await open.ShowsAsync("Queued for ");
        await open.Page.Locator(".timeline li", new() { HasText = "queued" }).First.WaitForAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel this task" }).ClickAsync();
        await open.ShowsAsync("planted-00007 is cancelled.");
        await open.Page.Locator(".timeline li", new() { HasText = "cancelled" }).WaitForAsync();
        await open.GoAsync("/tasks/no-such-task");
        await open.ShowsAsync("No task has the id");
        open.IsWell();
    }

    [ChromiumFact]
    public async Task An_event_shows_its_listings_side_by_side_with_where_each_field_is_from()
    {
        var merged = (await fixture.Node.Store.Events.QueryAsync(new EventQuery { Limit = 500 }, CancellationToken.None)).Events.MaxBy(document => document.Event.Listings.Length)!.Event;
        Assert.True(merged.Listings.Length > 1);
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/events");
        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync(merged.Content.Title);
        await open.Page.Locator($"a[href='/events/{merged.Id}']").ClickAsync();
        await open.Page.GetByRole(AriaRole.Heading, new() { Name = merged.Content.Title, Level = 1 }).WaitForAsync();
        foreach (var listing in merged.Listings)
            await open.Page.GetByRole(AriaRole.Columnheader, new() { Name = listing.ToString() }).WaitForAsync();
        await open.ShowsAsync($"from {merged.Provenance["title"]}");
        await open.Page.Locator("td.given").First.WaitForAsync();
        await open.ShowsAsync($"Why these {merged.Listings.Length} listings are one event");
        await open.ShotAsync("event");
        await open.GoAsync($"/events/{Guid.Empty}");
        await open.ShowsAsync("There is no event");
        open.IsWell();
    }

    [ChromiumFact]
    public async Task The_cluster_shows_its_nodes_regions_and_the_controller()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/cluster");
        await open.Page.Locator("td", new() { HasText = $"{fixture.Node.ClusterAddress.Host}:{fixture.Node.ClusterAddress.Port}" }).First.WaitForAsync();
        await open.ShowsAsync("this node, leader");
        await open.ShowsAsync("epoch 1");
        await open.Page.GetByRole(AriaRole.Region, new() { Name = "Shard regions" }).Locator("tbody tr").First.WaitForAsync();
        await open.ShotAsync("cluster");
        open.IsWell();
    }

    [ChromiumFact]
    public async Task The_alerts_show_that_all_is_well_and_what_is_looked_at()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/alerts");
        await open.ShowsAsync("All is as it should be.");
        await open.Page.GetByRole(AriaRole.Region, new() { Name = "Rules" }).GetByText("HighErrorRate").WaitForAsync();
        await open.ShowsAsync("Nobody is told but this page");
        await open.ShotAsync("alerts");
        open.IsWell();
    }

    [ChromiumFact]
    public async Task The_map_shows_events_near_each_other_as_one_mark_and_loads_nothing_from_others()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/map");
        var foreign = new List<string>();
        open.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(fixture.Node.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                foreign.Add(request.Url);
        };
        await open.Page.Locator(".cluster").First.WaitForAsync();
        await open.ShotAsync("map");
        var map = open.Page.Locator("svg.sea");
        var before = await open.Page.Locator(".outline").GetAttributeAsync("transform");
        await map.FocusAsync();
        await open.Page.Keyboard.PressAsync("+");
        await open.HoldsAsync($"document.querySelector('.outline').getAttribute('transform') !== '{before}'");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "All events" }).ClickAsync();
        await open.HoldsAsync($"document.querySelector('.outline').getAttribute('transform') === '{before}'");
        await open.Page.Locator(".cluster").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Locator(".panel a[href^='/events/']").First.WaitForAsync();
        await open.Page.GetByLabel("Category").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await open.Page.WaitForURLAsync("**/map?category=*");
        Assert.Empty(foreign);
        open.IsWell();
    }

    [ChromiumFact]
    public async Task A_dead_letter_is_shown_to_all_and_discarded_by_operators_alone()
    {
        await using (var context = await fixture.SignInAsync(DashboardFixture.Read))
        await using (var looking = await OpenPage.OfAsync(context, "/review"))
        {
            await looking.ShowsAsync("You may look.");
            Assert.Equal(0, await looking.Page.GetByRole(AriaRole.Button, new() { Name = "Retry" }).CountAsync());
        }

        await using var open = await OpenPage.OfAsync(fixture.Operator, "/review");
        await open.Page.Locator(".letters summary").First.ClickAsync();
        await open.ShowsAsync(DashboardFixture.DeadTask);
        await open.ShotAsync("review");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Discard…" }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Discard for good" }).ClickAsync();
        await open.ShowsAsync("No task was given up.");
        Assert.Equal(Domain.Tasks.TaskState.Cancelled, (await fixture.Node.Store.Tasks.FindAsync(DashboardFixture.DeadTask, CancellationToken.None))!.State);
        open.IsWell();
    }

    [ChromiumFact]
    public async Task An_event_that_waits_is_shown_with_its_reasons_and_published_once_somebody_accepts_it()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/review");
        var waiting = open.Page.Locator("li", new() { HasText = DashboardFixture.Submission });
        await waiting.Locator(".reason").First.WaitForAsync();
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await open.ShowsAsync("is accepted: it is published.");
        await waiting.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var found = await fixture.Node.Store.Events.QueryAsync(new EventQuery { Text = DashboardFixture.Submission }, CancellationToken.None);
        Assert.Equal(Domain.Review.ReviewState.Accepted, Assert.Single(found.Events).Review.State);
        open.IsWell();
    }

    [ChromiumFact]
    public async Task Two_listings_in_doubt_become_one_event_when_somebody_says_so_and_two_again_when_one_is_taken_out()
    {
        var store = fixture.Node.Store.Events;
        var (left, right) = (InDoubt("eventbrite", "An evening of doubt"), InDoubt("ticketmaster", "Nothing of the kind"));
        var block = BlockKey.Of(left);
        var apart = BlockState.Of(block, []).Decide([new IncomingListing(left, "h1", Guid.NewGuid()), new IncomingListing(right, "h1", Guid.NewGuid())]).Mutations;
        Assert.Equal(2, apart.Length);
        await store.WriteAsync([.. apart.Select((mutation, n) => n == 0 ? mutation with { Doubts = [new DoubtfulPair(left.Key, right.Key, 0.61, ["same venue"])] } : mutation)], DateTimeOffset.UtcNow, CancellationToken.None);

        await using var open = await OpenPage.OfAsync(fixture.Operator, "/review");
        var pair = open.Page.Locator("li", new() { HasText = left.Title });
        await pair.GetByText("61 %: same venue").WaitForAsync();
        await open.ShotAsync("review-pairs");
        await pair.GetByRole(AriaRole.Button, new() { Name = "One event" }).ClickAsync();
        await open.ShowsAsync("Both are one event from now on.");
        await pair.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var merged = Assert.Single(await store.LoadBlockAsync(block, CancellationToken.None)).Event;

        await open.GoAsync($"/events/{merged.Id}");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Take out…" }).First.ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Take it out for good" }).ClickAsync();
        await open.ShowsAsync("has left this event, and stays apart.");
        Assert.Equal(2, (await store.LoadBlockAsync(block, CancellationToken.None)).Length);
        open.IsWell();
    }

    [ChromiumFact]
    public async Task The_settings_show_what_is_in_force_and_where_it_comes_from_but_no_secret()
    {
        await using var open = await OpenPage.OfAsync(fixture.Operator, "/settings");
        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync("http.token");
        var row = open.Page.Locator("tr", new() { HasText = "scenescout.http.token" });
        await row.GetByText("***").WaitForAsync();
        Assert.DoesNotContain(DashboardFixture.Admin, await open.Page.ContentAsync(), StringComparison.Ordinal);
        await open.ShowsAsync("Berlin");
        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await open.Page.GetByLabel("given by somebody").CheckAsync();
        await open.Page.Locator("td", new() { HasText = "scenescout.sources.yelp.base-address" }).WaitForAsync();
        await open.Page.Locator("td", new() { HasText = "scenescout.feed.keep-rows" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await open.ShotAsync("settings");
        open.IsWell();
    }

    [ChromiumFact]
    public async Task Nobody_comes_in_without_a_token_and_pages_of_others_not_at_all()
    {
        await using var context = await fixture.Browser.NewContextAsync(new() { BaseURL = fixture.Node.Address.ToString() });
        context.SetDefaultTimeout(DashboardFixture.Patience);
        var page = await context.NewPageAsync();
        var answer = await page.GotoAsync("/tasks?state=queued");
        Assert.EndsWith("/sign-in?to=%2Ftasks%3Fstate%3Dqueued", page.Url, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer!.Headers["content-security-policy"], StringComparison.Ordinal);
        await page.GetByLabel("Token of this node").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.GetByLabel("Token of this node").FillAsync(DashboardFixture.Read);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/tasks?state=queued");

        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = fixture.Node.Address };
        var cookie = (await context.CookiesAsync()).Single(c => c.Name == "scout-session");
        Assert.Equal((true, SameSiteAttribute.Strict), (cookie.HttpOnly, cookie.SameSite));
        Assert.Equal(System.Net.HttpStatusCode.SwitchingProtocols, await ConnectAsync(http, cookie.Value, fixture.Node.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await ConnectAsync(http, cookie.Value, "https://elsewhere.example"));
    }

    private static async Task<System.Net.HttpStatusCode> ConnectAsync(HttpClient http, string cookie, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "_blazor");
        request.Headers.TryAddWithoutValidation("Cookie", $"scout-session={cookie}");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    private async Task<long> QueuedAsync() => (await fixture.Node.Store.Tasks.CountAsync(CancellationToken.None)).Where(count => count.State == Domain.Tasks.TaskState.Queued).Sum(count => count.Count);

    // What the page shows follows a node that is at work: it is held against the figure of the same moment, again and again.
    private static async Task ShowsNowAsync(OpenPage open, string card, Func<Task<long>> figure)
    {
        var shown = open.Page.GetByRole(AriaRole.Region, new() { Name = card, Exact = true }).Locator("b");
        for (var left = 600; await shown.InnerTextAsync() is var text && text != Number(await figure()); left--)
        {
            Assert.True(left > 0, $"{card} shows {text}, and {Number(await figure())} it is.");
            await Task.Delay(100);
        }
    }

    private static Listing InDoubt(string source, string title) => new()
    {
        Key = new ListingKey(new SourceName(source), "in-doubt"),
        Title = title,
        Time = new EventTime(new EventMoment(new DateOnly(2031, 5, 1), new TimeOnly(20, 0), null), null, null, false),
        Venue = new Venue { Name = "The Hall of Doubt", City = "Bonn", CountryCode = "DE" },
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
