using System.Globalization;
using System.Text.Json;
using SceneScout.Domain.Matching;
using SceneScout.Simulator.Worlds;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Lab.Bench.Matching;

/// <summary>Reads what a simulated world lists as discovery and ingestion do, without a node.</summary>
internal static class WorldReading
{
    /// <summary>Every listing of an event, as discovery stores it, with the event that it truly is.</summary>
    public static IEnumerable<(string Event, RawListing Raw)> Raw(World world) =>
        WorldFeed.Listings(world).Select(item => Parse(item.Source, item.Json).Listings is [var raw]
            ? (item.Event, raw)
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{item.Source}: what the simulator lists is not read as one listing.")));

    /// <summary>Reads an answer of a source's interface.</summary>
    public static ParsedAnswer Parse(string source, byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return Adapter(source).Parse(document.RootElement);
    }

    /// <summary>Normalises a listing as ingestion reads it from the store; null when it is refused.</summary>
    public static IncomingListing? Normalise(RawListing raw)
    {
        using var document = JsonDocument.Parse(raw.Json);
        return Adapter(raw.Key.Source.Value).Normalise(document.RootElement) is NormaliseResult.Ok ok ? new IncomingListing(ok.Listing, raw.ContentHash, Guid.Empty) : null;
    }

    private static ISourceAdapter Adapter(string source) => SourceRegistry.BuiltIn.Find(source)!.Adapter;
}
