using System.Collections.Immutable;

namespace SceneScout.Simulator;

/// <summary>What one source has been asked and has answered.</summary>
/// <param name="Calls">Calls received.</param>
/// <param name="Answered">Answered with a status below 400.</param>
/// <param name="Refused">Refused with 4xx other than 429.</param>
/// <param name="TooMany">Refused with 429, for a limit or as a fault.</param>
/// <param name="OverLimit">Refused with 429 because a limit was reached.</param>
/// <param name="Failed">Answered with 5xx.</param>
/// <param name="Faults">Calls spoilt by a fault of any kind.</param>
public sealed record SourceStats(long Calls, long Answered, long Refused, long TooMany, long OverLimit, long Failed, long Faults)
{
    /// <summary>As many instants are kept.</summary>
    public const int MostOverLimitAt = 1000;

    /// <summary>Answers of the service itself that were made for their call; the others were kept from an earlier one.</summary>
    public long Made { get; init; }

    /// <summary>When calls came that were beyond a limit, by the simulator's clock; the newest.</summary>
    public ImmutableArray<DateTimeOffset> OverLimitAt { get; init; } = [];
}
