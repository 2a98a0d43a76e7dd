namespace SceneScout.Dashboard.Pictures;

/// <summary>What a node holds for not as it should be.</summary>
/// <param name="At">As of when.</param>
/// <param name="Firing">What somebody was told, and is not over.</param>
/// <param name="Pending">What is so, but not for long enough yet.</param>
/// <param name="Resolved">What is over, the last first.</param>
/// <param name="Rules">Everything that is looked at.</param>
/// <param name="Channels">Who is told; empty for nobody.</param>
public sealed record AlertsPicture(
    DateTimeOffset At, IReadOnlyList<AlertLine> Firing, IReadOnlyList<AlertLine> Pending, IReadOnlyList<AlertLine> Resolved, IReadOnlyList<AlertRuleLine> Rules, IReadOnlyList<string> Channels);
