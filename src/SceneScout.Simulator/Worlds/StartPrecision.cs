namespace SceneScout.Simulator.Worlds;

/// <summary>How much is known of an event's start.</summary>
internal enum StartPrecision
{
    /// <summary>Date and time.</summary>
    Exact,

    /// <summary>A date, and no specific time (exhibitions, all-day festivals).</summary>
    DateOnly,

    /// <summary>A date; the time will be announced.</summary>
    TimeToBeAnnounced,

    /// <summary>A date that may still change.</summary>
    DateToBeDetermined,

    /// <summary>No date yet.</summary>
    DateToBeAnnounced,
}
