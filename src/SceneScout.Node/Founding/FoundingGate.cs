using SceneScout.Node.Hosting;

namespace SceneScout.Node.Founding;

/// <summary>Whether a node's cluster is the store's. Nothing that decides or spends begins before it is open.</summary>
internal sealed class FoundingGate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<NodeEnd> _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once it is.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Done once it is not, or not any more: why the node must end.</summary>
    public Task<NodeEnd> Refusal => _refused.Task;

    /// <summary>It is.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>It is not.</summary>
    public void Refuse(NodeEnd why) => _refused.TrySetResult(why);
}
