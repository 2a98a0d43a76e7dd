namespace SceneScout.Domain.Scheduling;

/// <summary>Why a run comes when it comes.</summary>
public enum RunReason
{
    /// <summary>Its interval is over.</summary>
    Interval = 0,

    /// <summary>Its cron expression says so.</summary>
    Cron = 1,

    /// <summary>It was due before, but waits for the off-peak window.</summary>
    OffPeak = 2,

    /// <summary>It was missed, once or many times: one run makes up for all.</summary>
    Overdue = 3,
}
