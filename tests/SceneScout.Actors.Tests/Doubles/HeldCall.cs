namespace SceneScout.Actors.Tests.Doubles;

/// <summary>A call that waits for the test.</summary>
internal sealed class HeldCall
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the call has come here.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Ends when who called has given it up.</summary>
    public Task Cancelled => _cancelled.Task;

    /// <summary>Lets it go on.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>The call's side.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        _reached.TrySetResult();
        try
        {
            await _released.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }
    }
}
