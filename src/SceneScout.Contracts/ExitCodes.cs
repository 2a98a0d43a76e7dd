namespace SceneScout.Contracts;

/// <summary>How a command ends, for scripts and orchestrators. The numbers are part of the interface and stay.</summary>
public static class ExitCodes
{
    /// <summary>Done, or stopped as asked.</summary>
    public const int Done = 0;

    /// <summary>An error that none of the others names.</summary>
    public const int Failed = 1;

    /// <summary>Called or configured wrongly; starting again as it is cannot help.</summary>
    public const int Usage = 2;

    /// <summary>The store does not answer or refuses the node.</summary>
    public const int Store = 3;

    /// <summary>An address that the node should listen on is taken or not this machine's.</summary>
    public const int Address = 4;

    /// <summary>The cluster was not formed or joined in the configured time.</summary>
    public const int NotJoined = 5;

    /// <summary>The cluster went on without this node: the split brain resolver or an operator downed it. Start it again.</summary>
    public const int Downed = 6;

    /// <summary>The store is of a later version, or an earlier version still works on it and it has to change. Starting again helps once somebody has acted: see docs/upgrading.md.</summary>
    public const int StoreVersion = 7;

    /// <summary>Another cluster works on the store, or has taken it over. The reason names its nodes and what to do.</summary>
    public const int OtherCluster = 8;
}
