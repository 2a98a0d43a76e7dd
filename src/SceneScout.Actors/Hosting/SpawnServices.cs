using SceneScout.Actors.Stages;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Planning.Places;
using SceneScout.Domain.Processing;
using SceneScout.Geocoding;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Hosting;

/// <summary>What the actors of a node share and do not own.</summary>
/// <param name="Store">The store.</param>
/// <param name="Sources">Adapters and clients.</param>
/// <param name="Atlas">Bundled geography.</param>
/// <param name="Categorizer">Tells events' categories.</param>
/// <param name="Targets">Cities to search around.</param>
/// <param name="Options">Settings.</param>
/// <param name="Time">The clock.</param>
public sealed record SpawnServices(
    IStore Store,
    ISourceSet Sources,
    GeoAtlas Atlas,
    ICategorizer Categorizer,
    CityTargets Targets,
    SpawnOptions Options,
    TimeProvider Time)
{
    /// <summary>The stages of the pipeline.</summary>
    public StageRegistry Stages { get; init; } = StageRegistry.BuiltIn;

    /// <summary>Says which listings are likely one event; null where what they certainly share counts alone.</summary>
    public IListingJudge? Judge { get; init; }

    /// <summary>Finds the cities that people mean.</summary>
    public CityResolver Cities { get; } = new(Atlas);

    /// <summary>How many tasks the node runs at once.</summary>
    public Workers.NodeCapacity Capacity { get; } = new(Environment.ProcessorCount);

    /// <summary>Whose turn it is to ask for work.</summary>
    public Workers.ClaimTurns Turns { get; } = new();

    /// <summary>Done once the node's cluster is known to be the one that works on the store: no controller begins before. Done from the start where nobody looks.</summary>
    public Task Admission { get; init; } = Task.CompletedTask;

    /// <summary>What the images stage works with; null where it is switched off.</summary>
    public Workers.Images.PictureServices? Pictures { get; init; }

    /// <summary>What the geocoding stage works with; null where it is switched off.</summary>
    public Workers.Geocoding.GeocodingServices? Geocoding { get; init; }

    /// <summary>The places of events that are written anew; null where no geocoder is asked.</summary>
    public Workers.Geocoding.EventPlaces? Places => Geocoding is null ? null : new(Geocoding.Memory, Store.Geocodes);

    /// <summary>Whether the store does its part.</summary>
    public StoreOutage Outage { get; } = new();

    /// <summary>What the node's discoveries have read, for its ingestions.</summary>
    public Workers.ListingCache Listings { get; } = new();

    /// <summary>What becomes of runs that the cluster did not answer.</summary>
    internal Workers.RunFaults RunFaults { get; } = new();

    /// <summary>Wakes the node's readers of the feed.</summary>
    public Feed.FeedSignal FeedSignal { get; } = new();

    /// <summary>The instant, UTC.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();
}
