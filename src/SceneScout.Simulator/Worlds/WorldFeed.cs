using System.Collections.Immutable;
using SceneScout.Simulator.Eventbrite;
using SceneScout.Simulator.GooglePlaces;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Meetup;
using SceneScout.Simulator.Ticketmaster;
using SceneScout.Simulator.Yelp;

namespace SceneScout.Simulator.Worlds;

/// <summary>All that the sources list, without asking their APIs: each item as a search would answer it.</summary>
public static class WorldFeed
{
    private static readonly ImmutableHashSet<string> Expanded = ["venue", "organizer", "category", "ticket_availability", "ticket_classes"];

    /// <summary>Every listing of an event at the world's present, as a JSON object, with the event that it truly is; in the world's order.</summary>
    public static IEnumerable<(string Source, string Event, byte[] Json)> Listings(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var source in Enum.GetValues<SourceKind>())
            foreach (var listing in world.All(source))
                yield return (SourceNames.Of(source), world.Plan.Events[listing.Event].Id, Written(world, listing));
    }

    /// <summary>Every venue of Google Places, as a JSON object.</summary>
    public static IEnumerable<byte[]> Places(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world.Plan.Venues.Select(venue => ApiAnswer.Json(200, GooglePlaceJson.Of(venue, world.Now)).Body);
    }

    private static byte[] Written(World world, WorldListing listing)
    {
        var view = world.View(listing);
        return listing.Source switch
        {
            SourceKind.Ticketmaster => ApiAnswer.Written(200, json => TicketmasterEvents.Write(json, view, world, null)).Body,
            SourceKind.Eventbrite => ApiAnswer.Written(200, json => EventbriteEvents.Write(json, view, world, Expanded)).Body,
            SourceKind.Yelp => ApiAnswer.Written(200, json => YelpEvents.Write(json, view)).Body,
            SourceKind.Meetup => ApiAnswer.Json(200, MeetupEvents.Event(view, world.Now)).Body,
            _ => throw new ArgumentOutOfRangeException(nameof(listing), listing.Source, "Unknown source."),
        };
    }
}
