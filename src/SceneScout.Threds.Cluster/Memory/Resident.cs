using Akka.Actor;

namespace SceneScout.Threds.Cluster.Memory;

/// <summary>A thred in its node's memory, as its owner and the keeper of the memory share it.</summary>
/// <param name="thred">Its owner.</param>
internal sealed class Resident(IActorRef thred)
{
    private volatile bool _used;

    /// <summary>Its owner.</summary>
    public IActorRef Thred => thred;

    /// <summary>Whether it takes part in the count; the keeper's alone.</summary>
    public bool Counts { get; set; }

    /// <summary>It had something to do.</summary>
    public void Use() => _used = true;

    /// <summary>Whether it had something to do since this was asked last.</summary>
    public bool WasUsed()
    {
        var used = _used;
        _used = false;
        return used;
    }
}
