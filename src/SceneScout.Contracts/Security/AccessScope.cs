namespace SceneScout.Contracts.Security;

/// <summary>What a caller may do; each includes those before it.</summary>
public enum AccessScope
{
    /// <summary>Look.</summary>
    Read = 0,

    /// <summary>Run the system: tasks, workers, discovery, quotas.</summary>
    Operate = 1,

    /// <summary>Change who belongs to the cluster, and secrets.</summary>
    Admin = 2,
}
