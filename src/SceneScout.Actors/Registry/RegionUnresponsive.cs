using Akka.Actor;

namespace SceneScout.Actors.Registry;

/// <summary>Why a node ends itself: one of its shard regions did not come back. Started again, the node joins with fresh regions.</summary>
public sealed class RegionUnresponsive : CoordinatedShutdown.Reason
{
    /// <summary>The one value.</summary>
    public static readonly RegionUnresponsive Instance = new();

    private RegionUnresponsive()
    {
    }

    /// <inheritdoc />
    public override int ExitCode => 1;

    /// <inheritdoc />
    public override string ToString() => "a shard region or its coordinator stayed silent; start the node again";
}
