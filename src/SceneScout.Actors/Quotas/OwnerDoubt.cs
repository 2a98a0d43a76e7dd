namespace SceneScout.Actors.Quotas;

/// <summary>Whether the owner of a budget has reason to doubt that it still is the owner. While it doubts, it writes to the journal before each answer: when another owner has written, the write fails, because the number of the entry is taken, and the owner starts anew from what the other wrote.</summary>
/// <param name="BeatAt">When it was seen to run last.</param>
/// <param name="Until">Until when it doubts.</param>
/// <param name="IsProven">Whether it has written anything since it began; from then on an owner of before cannot write any more.</param>
public sealed record OwnerDoubt(DateTimeOffset BeatAt, DateTimeOffset Until, bool IsProven)
{
    /// <summary>Nobody takes over from a node that stands still for a shorter time: failure detector and split brain resolver take about 15 s.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>A node that stood still for long knows whether it is still a member after a shorter time.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(30);

    /// <summary>How often it has to be seen to run; much more often than <see cref="Pause"/>.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>An owner that begins.</summary>
    public static OwnerDoubt At(DateTimeOffset now) => new(now, DateTimeOffset.MinValue, false);

    /// <summary>It runs; when it had not for a while, others may have taken over meanwhile.</summary>
    public OwnerDoubt Beat(DateTimeOffset now) => this with { BeatAt = now, Until = now - BeatAt > Pause ? now + Lasting : Until };

    /// <summary>It has written.</summary>
    public OwnerDoubt Proven() => IsProven ? this : this with { IsProven = true };

    /// <summary>Whether it must write before it answers.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="isWhole">Whether its node reaches all members of the cluster.</param>
    public bool Holds(DateTimeOffset now, bool isWhole) => !IsProven || !isWhole || now < Until;
}
