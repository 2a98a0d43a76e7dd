using System.Collections.Immutable;

namespace SceneScout.Simulator.Limits;

/// <summary>What counting a call has shown.</summary>
internal sealed record LimitCheck(ImmutableArray<WindowUse> Windows, WindowUse? Exceeded, DateTimeOffset Now)
{
    /// <summary>The longest window, of which the sources' headers speak.</summary>
    public WindowUse Longest => Windows[^1];

    /// <summary>The same check with times moved by a clock that is wrong.</summary>
    public LimitCheck Skewed(TimeSpan skew) => skew == TimeSpan.Zero ? this : this with
    {
        Windows = [.. Windows.Select(use => use with { Reset = use.Reset + skew })],
        Exceeded = Exceeded is null ? null : Exceeded with { Reset = Exceeded.Reset + skew },
    };
}
