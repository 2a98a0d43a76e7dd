using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MudBlazor.Services;
using SceneScout.Dashboard.Components.Parts;
using SceneScout.Dashboard.Live;

namespace SceneScout.Dashboard.Tests.Pages;

/// <summary>What a page shows before, without and beside its figures.</summary>
public sealed class StateFrameTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 8, 30, 15, TimeSpan.Zero);

    [Fact]
    public async Task Before_the_first_reading_it_says_that_it_loads() =>
        Assert.Contains("Loading", await RenderAsync(PulseReading<string>.None), StringComparison.Ordinal);

    [Fact]
    public async Task A_first_reading_that_failed_is_an_error_with_its_reason()
    {
        var html = await RenderAsync(new PulseReading<string>(null, default, "the store is away"));

        Assert.Contains("This could not be read: the store is away", html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_one_that_failed_leaves_what_was_read_and_says_as_of_when()
    {
        var html = await RenderAsync(new PulseReading<string>("five workers", At, "the store is away"));

        Assert.Contains("five workers", html, StringComparison.Ordinal);
        Assert.Contains("As of 08:30:15 UTC. Since then: the store is away", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_reading_stands_alone() => Assert.Equal("<p>five workers</p>", (await RenderAsync(new PulseReading<string>("five workers", At, null))).Trim());

    private static async Task<string> RenderAsync(PulseReading<string> reading)
    {
        var services = new ServiceCollection().AddMudServices().AddLogging().AddSingleton<IJSRuntime, NoScript>().AddSingleton<NavigationManager, NoNavigation>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<StateFrame<string>>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Reading"] = reading,
            ["ChildContent"] = (RenderFragment<string>)(value => builder => builder.AddMarkupContent(0, $"<p>{value}</p>")),
        }))).ToHtmlString());
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => ValueTask.FromResult<TValue>(default!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => ValueTask.FromResult<TValue>(default!);
    }

    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("http://localhost/", "http://localhost/");
    }
}
