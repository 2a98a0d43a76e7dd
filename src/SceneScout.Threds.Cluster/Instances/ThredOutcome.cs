namespace SceneScout.Threds.Cluster.Instances;

/// <summary>What became of a command to a thred. The numbers are on the wire.</summary>
internal enum ThredOutcome
{
    /// <summary>It was decided, and matched.</summary>
    Matched = 0,

    /// <summary>It was decided, and nothing matched.</summary>
    NoMatch = 1,

    /// <summary>It was decided before.</summary>
    Repeated = 2,

    /// <summary>The thred does not take it; it was bound to none.</summary>
    NotTaken = 3,

    /// <summary>There is no such thred, or it has ended.</summary>
    NoThred = 4,

    /// <summary>The pattern failed at it; who sent it is told by the thred.</summary>
    Failed = 5,

    /// <summary>It was not decided, for the reason that is named; nobody is told yet.</summary>
    Refused = 6,

    /// <summary>Too many wait already; it may be sent again.</summary>
    Busy = 7,
}
