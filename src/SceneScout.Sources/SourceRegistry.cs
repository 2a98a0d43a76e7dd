using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Eventbrite;
using SceneScout.Sources.GooglePlaces;
using SceneScout.Sources.Manual;
using SceneScout.Sources.Meetup;
using SceneScout.Sources.Ticketmaster;
using SceneScout.Sources.Yelp;

namespace SceneScout.Sources;

/// <summary>The known sources, each by one definition. Immutable.</summary>
public sealed class SourceRegistry
{
    private SourceRegistry(ImmutableArray<SourceDefinition> definitions) => Definitions = definitions;

    /// <summary>The product's own sources, in the order in which they are shown. Another source is one folder and one line here.</summary>
    public static SourceRegistry BuiltIn { get; } = Of(
    [
        EventbriteSource.Definition,
        TicketmasterSource.Definition,
        YelpSource.Definition,
        GooglePlacesSource.Definition,
        MeetupSource.Definition,
        ManualSource.Definition,
    ]);

    /// <summary>All definitions, in the order in which they are shown.</summary>
    public ImmutableArray<SourceDefinition> Definitions { get; }

    /// <summary>The names, for people.</summary>
    public string Names => string.Join(", ", Definitions.Select(definition => definition.Name));

    /// <summary>A registry of these sources.</summary>
    /// <exception cref="ArgumentException">A name is not well-formed, two are the same, or a base address does not end in a slash; the message names it.</exception>
    public static SourceRegistry Of(params IEnumerable<SourceDefinition> definitions)
    {
        ImmutableArray<SourceDefinition> all = [.. definitions];
        foreach (var definition in all)
        {
            if (!SourceName.TryParse(definition.Name.Value, out var name) || name != definition.Name)
                throw new ArgumentException($"source '{definition.Name}': a name is {SourceName.Form}.", nameof(definitions));
            if (definition.Api is { BaseAddress: var address } && !(address.IsAbsoluteUri && address.AbsoluteUri.EndsWith('/')))
                throw new ArgumentException($"source '{name}': base address '{address}': an absolute address that ends in a slash.", nameof(definitions));
            if (all.Count(other => other.Name == name) > 1)
                throw new ArgumentException($"source '{name}' is registered twice.", nameof(definitions));
        }

        return new SourceRegistry(all);
    }

    /// <summary>This registry and further sources.</summary>
    public SourceRegistry With(params IEnumerable<SourceDefinition> further) => Of([.. Definitions, .. further]);

    /// <summary>What listings teach about sources that have no public search, each seed once.</summary>
    public ImmutableArray<SourceSeed> Learn(IEnumerable<Listing> listings)
    {
        var learners = Definitions.Select(definition => definition.Learns).OfType<Func<Listing, IEnumerable<SourceSeed>>>().ToList();
        return learners.Count == 0 ? [] : [.. listings.SelectMany(listing => learners.SelectMany(learns => learns(listing))).Distinct()];
    }

    /// <summary>The definition of a source; null when there is none.</summary>
    public SourceDefinition? Find(SourceName name) => Definitions.FirstOrDefault(definition => definition.Name == name);

    /// <summary>The definition of a source by its name in any case; null when there is none.</summary>
    public SourceDefinition? Find(string? name) => SourceName.TryParse(name, out var parsed) ? Find(parsed) : null;
}
