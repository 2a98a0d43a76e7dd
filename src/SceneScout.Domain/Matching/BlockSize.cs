namespace SceneScout.Domain.Matching;

/// <summary>About how much memory events take in a <see cref="BlockState"/>: what varies is counted, the rest is a constant that was measured.</summary>
public static class BlockSize
{
    // An event; a listing with its place in the index, without its texts and without what it is found by; a reason.
    private const int PerEvent = 300;
    private const int PerListing = 750;
    private const int PerReason = 60;

    // What it is found by stands twice: as the store keeps it, and in tables that are larger by so much.
    private const int PerSign = 5;

    /// <summary>Bytes of an event with its listings.</summary>
    public static long Of(StoredEvent stored) => PerEvent + stored.Members.Sum(member => PerListing + member.Content.Bytes + (2L * member.Key.ExternalId.Length) + (PerReason * member.Reasons.Length));
}
