using Microsoft.AspNetCore.Components;

namespace SceneScout.Dashboard.Components.Parts;

/// <summary>A page that reads once when it is opened, and again when its address changes.</summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract class LookPage<T> : ComponentBase, IDisposable
    where T : class
{
    private readonly CancellationTokenSource _gone = new();
    private string? _read;
    private int _turn;

    /// <summary>What was read; null before that, or when there is none.</summary>
    protected T? Found { get; private set; }

    /// <summary>Why it could not be read; null when it could.</summary>
    protected string? Fault { get; private set; }

    /// <summary>Whether it is being read.</summary>
    protected bool IsLoading { get; private set; } = true;

    /// <summary>Reads.</summary>
    [Inject]
    protected IDashboardReader Reader { get; set; } = null!;

    /// <summary>What the page's address asks for.</summary>
    protected abstract string Asked { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => _read == Asked ? Task.CompletedTask : LoadAsync();

    /// <summary>Reads it again.</summary>
    protected async Task LoadAsync()
    {
        // What was asked for last is shown, whichever answer comes last.
        var turn = ++_turn;
        (_read, IsLoading, Fault) = (Asked, true, null);
        try
        {
            var found = await ReadAsync(_gone.Token);
            if (turn == _turn)
                Found = found;
        }
#pragma warning disable CA1031 // Whatever went wrong is shown on the page.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            if (turn == _turn)
                Fault = e.Message;
        }

        if (turn == _turn)
            IsLoading = false;
    }

    /// <summary>Reads what the address asks for; null when there is none.</summary>
    protected abstract Task<T?> ReadAsync(CancellationToken cancellation);
}
