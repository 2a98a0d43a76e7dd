namespace SceneScout.Domain.Matching;

/// <summary>
/// A listing as a judge compares it, prepared once. Only portraits of which one looks where the other lies are compared, within an hour unless the hour of one is unknown; that is mutual.
/// Keys whose lowest bit is set count whatever the hour.
/// </summary>
public interface IListingPortrait
{
    /// <summary>The hour of a listing whose hour is unknown.</summary>
    const int NoHour = int.MinValue;

    /// <summary>Hours from some instant on until it begins; <see cref="NoHour"/> when that is unknown.</summary>
    int Hour { get; }

    /// <summary>Keys under which it lies, each once.</summary>
    ReadOnlySpan<uint> Lies { get; }

    /// <summary>Keys under which it looks for others, each once.</summary>
    ReadOnlySpan<uint> Looks { get; }
}
