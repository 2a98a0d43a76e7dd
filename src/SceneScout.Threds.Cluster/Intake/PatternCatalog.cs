using System.Collections.Frozen;
using System.Collections.Immutable;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>What a node knows of patterns and groups: every version, which of them serve new threds, and which an event that is bound to none can concern. Immutable; never the truth.</summary>
internal sealed class PatternCatalog
{
    private readonly FrozenDictionary<(string, int), CompiledPattern> _versions;
    private readonly PatternIndex _index;
    private readonly ImmutableArray<CompiledPattern> _active;
    private readonly ImmutableArray<(string PatternId, ImmutableHashSet<string>? Types)> _running;

    internal PatternCatalog(IEnumerable<(CompiledPattern Pattern, bool Active)> versions, DirectoryBook book)
    {
        var all = versions.ToList();
        Book = book;
        _versions = all.ToFrozenDictionary(version => (version.Pattern.Model.Id, version.Pattern.Version), version => version.Pattern);
        _active = [.. all.Where(version => version.Active).Select(version => version.Pattern)];
        _index = new(_active);
        // Threds keep their versions: one that takes unbound events does so also when the latest does not.
        _running = [.. all.SelectMany(version => Running(version.Pattern)).GroupBy(entry => entry.PatternId, StringComparer.Ordinal)
            .Select(pattern => (pattern.Key, pattern.Any(entry => entry.Types is null) ? null : pattern.SelectMany(entry => entry.Types!.Value).ToImmutableHashSet(StringComparer.Ordinal)))];
    }

    /// <summary>Nothing.</summary>
    internal static PatternCatalog Empty { get; } = new([], DirectoryBook.Empty);

    /// <summary>Who stands behind addresses.</summary>
    internal DirectoryBook Book { get; }

    /// <summary>All versions.</summary>
    internal IEnumerable<CompiledPattern> Versions => _versions.Values;

    /// <summary>A version of a pattern; null when this node does not know it.</summary>
    internal CompiledPattern? Find(string patternId, int version) => _versions.GetValueOrDefault((patternId, version));

    /// <summary>The version that serves new threds of a pattern that is given by its id or its name; null when none does.</summary>
    internal CompiledPattern? Active(string idOrName) =>
        _active.FirstOrDefault(pattern => pattern.Model.Id == idOrName) ?? _active.FirstOrDefault(pattern => pattern.Model.Id == PatternReading.IdOf(idOrName) || pattern.Model.Name == idOrName);

    /// <summary>The patterns that an event of a type may begin.</summary>
    internal ImmutableArray<CompiledPattern> Candidates(string type) => _index.Candidates(type);

    /// <summary>The patterns whose running threds may take an event of a type that is bound to none.</summary>
    internal IEnumerable<string> Running(string type) => _running.Where(pattern => pattern.Types?.Contains(type) != false).Select(pattern => pattern.PatternId);

    /// <summary>Whether an event of a type can concern anything.</summary>
    internal bool Concerns(string type) => !Candidates(type).IsEmpty || Running(type).Any();

    private static IEnumerable<(string PatternId, ImmutableArray<string>? Types)> Running(CompiledPattern pattern) =>
        pattern.Reactions.Where(reaction => reaction.Model.AllowUnboundEvents).Select(reaction => (pattern.Model.Id, UnboundTypes.Of(reaction.Condition)));
}
