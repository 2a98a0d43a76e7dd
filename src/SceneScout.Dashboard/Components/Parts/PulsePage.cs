using Microsoft.AspNetCore.Components;
using SceneScout.Dashboard.Live;

namespace SceneScout.Dashboard.Components.Parts;

/// <summary>A page that shows what a pulse reads, anew with each beat, for as long as somebody looks.</summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract class PulsePage<T> : ComponentBase, IDisposable
    where T : class
{
    // A first paint does not wait for an owner that moves: the page says that it loads.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private IDisposable? _watch;
    private bool _isGone;

    /// <summary>What was read last.</summary>
    protected PulseReading<T> Reading { get; private set; } = PulseReading<T>.None;

    /// <summary>What is shared by all viewers.</summary>
    [Inject]
    protected DashboardPulses Pulses { get; set; } = null!;

    /// <summary>Which pulse.</summary>
    protected abstract Pulse<T> Pulse { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _isGone = true;
        _watch?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads at once: the viewer has changed something.</summary>
    protected async Task ReadAnewAsync() => Reading = await Pulse.AnewAsync();

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        try
        {
            Reading = await Pulse.FreshAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Reading = Pulse.Last;
        }

        if (RendererInfo.IsInteractive && !_isGone)
            _watch = Pulse.Watch(reading => _ = InvokeAsync(() =>
            {
                Reading = reading;
                StateHasChanged();
            }));
    }
}
