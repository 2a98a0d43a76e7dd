using System.Collections.Immutable;

namespace SceneScout.Simulator.Worlds;

/// <summary>Writes down the truth of a world at its present.</summary>
internal static class TruthTeller
{
    /// <summary>Every real event that is listed at present.</summary>
    public static ImmutableArray<TruthEvent> Tell(World world) =>
        [.. world.Plan.Events.Where(world.IsListed).Select(e => Tell(world, e))];

    private static TruthEvent Tell(World world, RealEvent e)
    {
        var state = world.StateOf(e);
        var city = Cities.All[e.City];
        var venue = state.Venue < 0 ? null : world.Plan.Venues[state.Venue];
        return new TruthEvent(
            e.Id,
            state.Title,
            e.Category.ToString(),
            city.Name,
            city.CountryCode,
            venue?.Name,
            venue?.Latitude,
            venue?.Longitude,
            city.TimeZone,
            state.LocalStart,
            state.Start,
            state.Status switch
            {
                ChangeKind.Cancelled => "cancelled",
                ChangeKind.Postponed => "postponed",
                ChangeKind.Rescheduled => "rescheduled",
                _ => "scheduled",
            },
            e.Series < 0 ? null : e.Series,
            [.. world.Plan.ByEvent[e.Index].Select(listing => Tell(world, e, listing))]);
    }

    private static TruthListing Tell(World world, RealEvent e, WorldListing listing)
    {
        var state = world.StateOf(listing);
        var truth = world.StateOf(e);
        // Ticketmaster alone takes the date away when a show is postponed or has none yet.
        var undated = listing.Source == SourceKind.Ticketmaster
            && (state.Status == ChangeKind.Postponed || e.Precision == StartPrecision.DateToBeAnnounced);
        return new TruthListing(
            SourceNames.Of(listing.Source),
            world.CurrentId(listing, state),
            listing.Token.Length > 0 ? listing.Token : null,
            listing.IsExact && (state.Title, state.Venue, state.Start) == (truth.Title, truth.Venue, truth.Start),
            !undated,
            state.Venue >= 0,
            listing.LinkedEventbriteId);
    }
}
