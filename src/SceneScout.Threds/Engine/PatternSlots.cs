using System.Collections.Immutable;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Which threds of a pattern live and when the last one began. Immutable; the owner of the pattern keeps it.</summary>
public sealed record PatternSlots
{
    /// <summary>None yet.</summary>
    public static PatternSlots Empty { get; } = new();

    /// <summary>The threds that live.</summary>
    public ImmutableHashSet<string> Live { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>When the last one began, in ms since 1970; null when none did.</summary>
    public long? LastBegan { get; init; }

    /// <summary>Why no further thred may begin now; null when one may.</summary>
    public ThredFault? Refusal(PatternModel pattern, long now)
    {
        if (pattern.MaxInstances > 0 && Live.Count >= pattern.MaxInstances)
            return ThredFault.Limit($"Pattern {pattern.Id} has {Live.Count} threds; maxInstances allows {pattern.MaxInstances}.");
        return pattern.InstanceInterval > 0 && LastBegan is { } last && now - last < pattern.InstanceInterval
            ? ThredFault.Limit($"The last thred of pattern {pattern.Id} began {now - last} ms ago; instanceInterval asks for {pattern.InstanceInterval} ms.")
            : null;
    }

    /// <summary>With one more that lives.</summary>
    public PatternSlots With(string thredId, long now) => this with { Live = Live.Add(thredId), LastBegan = now };

    /// <summary>Without one that has ended, whatever ended it.</summary>
    public PatternSlots Without(string thredId) => this with { Live = Live.Remove(thredId) };
}
