using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SceneScout.EndToEnd.Tests.Support;

namespace SceneScout.EndToEnd.Tests.Dashboard;

public sealed class DashboardTests
{
    private static readonly string[] Arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    [ChromiumFact]
    public async Task The_dashboard_shows_the_figures_of_the_node_without_an_error()
    {
        var run = await UndisturbedRun.SharedAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumFactAttribute.Program, Args = Arguments });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.RequestFailed += (_, request) => errors.Add($"{request.Url}: {request.Failure}");
        page.SetDefaultTimeout(120_000);

        await page.GotoAsync(run.Http.BaseAddress!.ToString());

        await ShowsAsync(page, Number(run.Report["events"]!["canonical"]));
        await ShowsAsync(page, Number(run.Report["events"]!["duplicatesMerged"]));
        await ShowsAsync(page, "worker-discovery-1");
        foreach (var source in new[] { "eventbrite", "meetup", "ticketmaster", "yelp" })
            await ShowsAsync(page, source);
        var title = (string)JsonNode.Parse(run.Events[0])!["title"]!;
        await page.GotoAsync(new Uri(run.Http.BaseAddress, $"events?q={Uri.EscapeDataString(title)}").ToString());
        await page.GetByRole(AriaRole.Cell, new() { Name = title }).First.WaitForAsync();
        Assert.Empty(errors);
    }

    private static string Number(JsonNode? count) => ((long)count!).ToString("N0", CultureInfo.InvariantCulture);

    private static Task ShowsAsync(IPage page, string text) => page.GetByText(text, new() { Exact = true }).First.WaitForAsync();
}
