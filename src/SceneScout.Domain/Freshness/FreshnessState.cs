namespace SceneScout.Domain.Freshness;

/// <summary>Whether a listing, or an event, is still there at its sources.</summary>
public enum FreshnessState
{
    /// <summary>Seen by the last complete search that should have seen it.</summary>
    Fresh = 0,

    /// <summary>Missed by a complete search that should have seen it.</summary>
    Stale = 1,

    /// <summary>Missed again and again, or for long: taken to be gone.</summary>
    Expired = 2,
}

/// <summary>The words of <see cref="FreshnessState"/> in tables and on the wire.</summary>
public static class FreshnessStates
{
    /// <summary>All states.</summary>
    public static readonly IReadOnlyList<FreshnessState> All = [FreshnessState.Fresh, FreshnessState.Stale, FreshnessState.Expired];

    /// <summary><c>fresh</c>, <c>stale</c> or <c>expired</c>.</summary>
    public static string Name(this FreshnessState state) => state switch
    {
        FreshnessState.Fresh => "fresh",
        FreshnessState.Stale => "stale",
        FreshnessState.Expired => "expired",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of freshness."),
    };

    /// <summary>The state of a word, ignoring case; null when it is none.</summary>
    public static FreshnessState? Parse(string text) =>
        All.Cast<FreshnessState?>().FirstOrDefault(state => string.Equals(state!.Value.Name(), text, StringComparison.OrdinalIgnoreCase));
}
