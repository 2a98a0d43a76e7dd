using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Contracts;

/// <summary>The sources of a node: adapters for all, clients for those that are configured.</summary>
public interface ISourceSet
{
    /// <summary>All known sources.</summary>
    ImmutableArray<ISourceAdapter> Adapters { get; }

    /// <summary>The names of all known sources, for people.</summary>
    string Names => string.Join(", ", Adapters.Select(adapter => adapter.Name));

    /// <summary>How long a source's content may be kept after it was seen last: as configured, else as its terms say; null for no limit.</summary>
    TimeSpan? Retention(SourceName name) => Adapter(name)?.Capabilities.Retention;

    /// <summary>What listings teach about sources that have no public search, each seed once.</summary>
    ImmutableArray<SourceSeed> Learn(IEnumerable<Listing> listings) => [];

    /// <summary>The adapter of a source; null when the name is unknown.</summary>
    ISourceAdapter? Adapter(SourceName name);

    /// <summary>The adapter of a source by its name in any case; null when the name is unknown.</summary>
    ISourceAdapter? Adapter(string? name) => SourceName.TryParse(name, out var parsed) ? Adapter(parsed) : null;

    /// <summary>The client of a source; null when the source is unknown, has no API, or has no key at present.</summary>
    ISourceClient? Client(SourceName name);

    /// <summary>The settings of a source; null when the source is unknown, has no API, or is not configured.</summary>
    SourceOptions? Options(SourceName name) => null;

    /// <summary>Calls of a day over all keys of a source: as limits are in force, else as they are configured or documented; null when none counts a day.</summary>
    int? DayCalls(SourceName name) => null;

    /// <summary>The keys of a source on this node, to look at and to replace; null when the source is unknown, has no API, or is not configured.</summary>
    KeyRing? Keys(SourceName name);
}
