using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SceneScout.Threds.Engine;

/// <summary>Which patterns an event that is bound to no thred can concern, by the types that their filters ask for. Patterns of other types cost nothing.</summary>
public sealed class PatternIndex
{
    private readonly ImmutableArray<CompiledPattern> _any;
    private readonly FrozenDictionary<string, ImmutableArray<CompiledPattern>> _byType;

    /// <summary>Of patterns, in the order in which they are held against an event.</summary>
    public PatternIndex(IEnumerable<CompiledPattern> patterns)
    {
        var all = patterns.Select((pattern, i) => (pattern, i)).ToList();
        _any = [.. all.Where(entry => entry.pattern.EventTypes is null).Select(entry => entry.pattern)];
        var types = all.SelectMany(entry => entry.pattern.EventTypes ?? []).Distinct(StringComparer.Ordinal).ToList();
        var byType = all.Where(entry => entry.pattern.EventTypes is not null)
            .SelectMany(entry => entry.pattern.EventTypes!.Value.Distinct(StringComparer.Ordinal).Select(type => (type, entry)))
            .ToLookup(pair => pair.type, pair => pair.entry, StringComparer.Ordinal);
        var any = all.Where(entry => entry.pattern.EventTypes is null).ToList();
        _byType = types.ToFrozenDictionary(
            type => type,
            type => byType[type].Concat(any).OrderBy(entry => entry.i).Select(entry => entry.pattern).ToImmutableArray(),
            StringComparer.Ordinal);
    }

    /// <summary>The patterns that an event of a type can begin, in their order.</summary>
    public ImmutableArray<CompiledPattern> Candidates(string type) => _byType.TryGetValue(type, out var patterns) ? patterns : _any;
}
