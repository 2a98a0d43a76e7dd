using System.Collections.Immutable;

namespace SceneScout.Lab.Replay;

/// <summary>What a replay came to.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Seen">Listings or events that were looked at.</param>
/// <param name="Same">Of these, how many are as they were.</param>
/// <param name="Different">Of these, how many differ.</param>
/// <param name="Queued">How many were given to the stage again.</param>
/// <param name="Fields">How often each field differs.</param>
internal sealed record ReplayReport(string Stage, int Seen, int Same, int Different, int Queued, ImmutableSortedDictionary<string, int> Fields)
{
    /// <summary>Whether it ended at its limit, so that there may be more.</summary>
    public bool IsCutShort { get; init; }
}
