namespace SceneScout.Domain.Matching;

/// <summary>About how much memory events take in a <see cref="BlockState"/>: what varies is counted, the rest is a constant that was measured.</summary>
public static class BlockSize
{
    // An event; a listing with its place in the index and, in blocks of few, without tables, its texts and what it is found by; a reason.
    private const int PerEvent = 300;
    private const int PerListing = 750;
    private const int PerReason = 60;

    /// <summary>Bytes of an event with its listings.</summary>
    public static long Of(StoredEvent stored) => PerEvent + stored.Members.Sum(member => PerListing + member.Content.Bytes + (2L * member.Key.ExternalId.Length) + (PerReason * member.Reasons.Length));
}
