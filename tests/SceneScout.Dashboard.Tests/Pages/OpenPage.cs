using Microsoft.Playwright;

namespace SceneScout.Dashboard.Tests.Pages;

/// <summary>A page in the browser, and what the browser complained about.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private const int MostLooks = 600;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly List<string> _complaints = [];

    private OpenPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Opens an address and waits until the page is alive.</summary>
    public static async Task<OpenPage> OfAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        var open = new OpenPage(page);
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                open._complaints.Add(message.Text);
        };
        page.PageError += (_, error) => open._complaints.Add(error);
        page.RequestFailed += (_, request) => open._complaints.Add($"{request.Url}: {request.Failure}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                open._complaints.Add($"{response.Url}: {response.Status}");
        };
        await open.GoAsync(address);
        return open;
    }

    /// <summary>Goes to another address.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        // The layout says so after its first batch of changes has arrived: clicks before that are lost.
        await Page.Locator("html[data-alive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = DashboardFixture.Patience });
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }

    public Task ShowsAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Waits until a claim about the page holds. Asked from outside: the page's policy forbids it to evaluate text.</summary>
    public async Task HoldsAsync(string script)
    {
        for (var left = MostLooks; !await Page.EvaluateAsync<bool>($"!!({script})"); left--)
        {
            Assert.True(left > 0, $"It does not hold: {script}");
            await Task.Delay(Look);
        }
    }

    /// <summary>Photographs it where somebody asked for pictures.</summary>
    public Task ShotAsync(string name) => Screenshots.TakeAsync(Page, name);

    public void IsWell() => Assert.Empty(_complaints);

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
