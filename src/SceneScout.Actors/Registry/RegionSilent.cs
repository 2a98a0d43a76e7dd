using Akka.Actor;

namespace SceneScout.Actors.Registry;

/// <summary>Why a node ends itself: one of its shard regions did not come back. Started again, the node joins with fresh regions.</summary>
public sealed class RegionSilent : CoordinatedShutdown.Reason
{
    /// <summary>The one value.</summary>
    public static readonly RegionSilent Instance = new();

    private RegionSilent()
    {
    }

    /// <inheritdoc />
    public override int ExitCode => 1;

    /// <inheritdoc />
    public override string ToString() => "a shard region or its coordinator stayed silent; start the node again";
}
