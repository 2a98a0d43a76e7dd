namespace SceneScout.Simulator.Worlds;

/// <summary>The one thing that may happen to an event after its announcement.</summary>
internal enum ChangeKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Called off; the date stays.</summary>
    Cancelled,

    /// <summary>Put off without a new date.</summary>
    Postponed,

    /// <summary>Put off to a new date.</summary>
    Rescheduled,

    /// <summary>Moved to another venue of the same city.</summary>
    Moved,

    /// <summary>A new title ("SOLD OUT", a support act).</summary>
    Retitled,

    /// <summary>A new price.</summary>
    Repriced,

    /// <summary>Deleted without a trace.</summary>
    Vanished,
}
