namespace SceneScout.Actors.Workers;

/// <summary>How soon an idle worker looks for work unasked. News of work wakes every worker; what becomes due by itself, and news that were lost, wait for the next look. When there was nothing ten times in a row since the last news, they may wait five times as long, but not half a minute because of that.</summary>
/// <param name="Vain">Looks in a row that found nothing, since the last news.</param>
public readonly record struct IdlePace(int Vain)
{
    private const int VainLooks = 10;
    private const int Seldom = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>After a look.</summary>
    /// <param name="found">Whether there was work.</param>
    public IdlePace After(bool found) => new(found ? 0 : Math.Min(Vain + 1, VainLooks));

    /// <summary>Time until the next look.</summary>
    /// <param name="idlePoll">The usual time.</param>
    public TimeSpan Wait(TimeSpan idlePoll) => Vain < VainLooks || idlePoll > Longest ? idlePoll : TimeSpan.FromTicks(Math.Min(idlePoll.Ticks * Seldom, Longest.Ticks));
}
