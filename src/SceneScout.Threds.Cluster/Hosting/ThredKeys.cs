namespace SceneScout.Threds.Cluster.Hosting;

/// <summary>Keys of the actors of threds in the registry.</summary>
internal static class ThredKeys
{
    /// <summary>The threds' region.</summary>
    internal sealed class Threds;

    /// <summary>The patterns' region.</summary>
    internal sealed class Patterns;

    /// <summary>The participants' region.</summary>
    internal sealed class Participants;

    /// <summary>The node's writer of cards.</summary>
    internal sealed class Cards;

    /// <summary>The keeper of the node's memory.</summary>
    internal sealed class Memory;
}
