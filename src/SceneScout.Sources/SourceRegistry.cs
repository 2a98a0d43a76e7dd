using System.Collections.Frozen;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Eventbrite;
using SceneScout.Sources.GooglePlaces;
using SceneScout.Sources.Manual;
using SceneScout.Sources.Meetup;
using SceneScout.Sources.Ticketmaster;
using SceneScout.Sources.Yelp;

namespace SceneScout.Sources;

/// <summary>All adapters by name. Another source is one folder and one line here.</summary>
public static class SourceRegistry
{
    private static readonly FrozenDictionary<SourceName, ISourceAdapter> ByName = new ISourceAdapter[]
    {
        new EventbriteAdapter(),
        new TicketmasterAdapter(),
        new YelpAdapter(),
        new GooglePlacesAdapter(),
        new MeetupAdapter(),
        new ManualAdapter(),
    }.ToFrozenDictionary(adapter => adapter.Name);

    /// <summary>All adapters, in the order of <see cref="SourceName.All"/>.</summary>
    public static IReadOnlyList<ISourceAdapter> All { get; } = [.. SourceName.All.Where(ByName.ContainsKey).Select(name => ByName[name])];

    /// <summary>The adapter of a source.</summary>
    /// <param name="name">The source.</param>
    /// <exception cref="ArgumentOutOfRangeException">No source has the name.</exception>
    public static ISourceAdapter Adapter(SourceName name) =>
        ByName.TryGetValue(name, out var adapter)
            ? adapter
            : throw new ArgumentOutOfRangeException(nameof(name), name.Value, $"A source is one of {string.Join(", ", SourceName.All)}.");
}
