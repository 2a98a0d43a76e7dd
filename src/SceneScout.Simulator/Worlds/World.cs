using System.Collections.Immutable;

namespace SceneScout.Simulator.Worlds;

/// <summary>A simulated world at one instant. Immutable: advancing gives a new view of the same plan.</summary>
public sealed class World
{
    private readonly Lazy<ImmutableArray<TruthEvent>> _truth;

    private World(WorldPlan plan, DateTimeOffset now, int turns)
    {
        Plan = plan;
        Now = now;
        Turns = turns;
        _truth = new Lazy<ImmutableArray<TruthEvent>>(() => TruthTeller.Tell(this));
    }

    /// <summary>What determined the world.</summary>
    public WorldOptions Options => Plan.Options;

    /// <summary>The world's present, in UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>How often it was turned.</summary>
    public int Turns { get; }

    /// <summary>Every real-world event that some source lists now, with those listings.</summary>
    public ImmutableArray<TruthEvent> Truth => _truth.Value;

    /// <summary>Ids by which Eventbrite, which has no area search, can be asked: its organizers with at least one event in this world.</summary>
    public ImmutableArray<string> EventbriteOrganizers =>
        [.. Plan.Organizers.Where(organizer => Plan.ByOrganizer.Contains((SourceKind.Eventbrite, organizer.Index))).Select(organizer => organizer.EventbriteId)];

    /// <summary>URL names of the Meetup groups with at least one event in this world.</summary>
    public ImmutableArray<string> MeetupGroups =>
        [.. Plan.Organizers.Where(organizer => Plan.ByOrganizer.Contains((SourceKind.Meetup, organizer.Index))).Select(organizer => organizer.MeetupUrlName)];

    /// <summary>Google's place ids of all venues.</summary>
    public IEnumerable<string> GooglePlaceIds => Plan.Venues.Select(venue => venue.GoogleId);

    /// <summary>Google's types of these venues, the primary one of each.</summary>
    public IEnumerable<string> GooglePlaceTypes => Plan.Venues.Select(venue => GooglePlaces.GooglePlaceJson.TypesOf(venue.Kind)[0]).Distinct().Order(StringComparer.Ordinal);

    internal WorldPlan Plan { get; }

    /// <summary>Makes the world of the options, at its start. About 25 microseconds an event.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of events is not between 1 and 1,000,000.</exception>
    public static World Create(WorldOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Events is < 1 or > 1_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Events, $"events is {options.Events}; accepted: 1 to 1,000,000.");
        }

        var start = options.Start.ToUniversalTime();
        start = new DateTimeOffset(start.Ticks - (start.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return new World(new WorldPlan(options with { Start = start }), start, 0);
    }

    /// <summary>The same world later on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies before <see cref="Now"/>: time does not run backwards.</exception>
    public World AdvancedTo(DateTimeOffset instant) => instant >= Now
        ? new World(Plan, instant.ToUniversalTime(), Turns)
        : throw new ArgumentOutOfRangeException(nameof(instant), instant, $"instant {instant:O} lies before the world's now {Now:O}.");

    /// <summary>The same world after another turn: at the same instant, about a third of its events have changed, gone, or come back.</summary>
    public World Turned() => new(Plan, Now, Turns + 1);

    /// <summary>Whether a source lists the event at present.</summary>
    internal bool IsListed(RealEvent e) =>
        e.Announced <= Now && !(e.Change is { Kind: ChangeKind.Vanished } vanished && vanished.At <= Now) && Churn.IsListed(e, Options.Seed, Turns);

    /// <summary>The event as it truly stands at present.</summary>
    internal EventState StateOf(RealEvent e) => Churn.Apply(e, EventState.Of(e, Now), Cities.All[e.City], Options.Seed, Turns);

    /// <summary>The event as the listing's source knows it at present.</summary>
    internal EventState StateOf(WorldListing listing) =>
        listing.ShowsChange ? StateOf(Plan.Events[listing.Event]) : EventState.Of(Plan.Events[listing.Event], Now, withChange: false);

    /// <summary>The start as the source states it.</summary>
    internal static DateTimeOffset StartOf(WorldListing listing, EventState state) => state.Start.AddMinutes(listing.StartShift);

    /// <summary>Where the source puts the listing.</summary>
    internal (double Latitude, double Longitude) PlaceOf(WorldListing listing, EventState state)
    {
        if (state.Venue < 0)
        {
            var city = Cities.All[Plan.Events[listing.Event].City];
            return (city.Latitude, city.Longitude);
        }

        var venue = Plan.Venues[state.Venue];
        return listing is { North: 0, East: 0 } ? (venue.Latitude, venue.Longitude) : GeoMath.Move(venue.Latitude, venue.Longitude, listing.North, listing.East);
    }

    /// <summary>Listings of a source within a radius in metres, each once, in the world's order.</summary>
    internal IEnumerable<WorldListing> Near(SourceKind source, double latitude, double longitude, double radius) =>
        Plan.Grid(source).Near(latitude, longitude, radius)
            .Distinct()
            .Order()
            .Select(index => Plan.Listings[index])
            .Where(listing => IsListed(Plan.Events[listing.Event]))
            .Where(listing =>
            {
                var (lat, lon) = PlaceOf(listing, StateOf(listing));
                return GeoMath.Distance(latitude, longitude, lat, lon) <= radius;
            });

    /// <summary>All listings of a source at present, in the world's order.</summary>
    internal IEnumerable<WorldListing> All(SourceKind source) =>
        Plan.Listings.Where(listing => listing.Source == source && IsListed(Plan.Events[listing.Event]));

    /// <summary>The listing of an id at present, or null.</summary>
    internal WorldListing? Find(SourceKind source, string id) =>
        Plan.Find(source, id) is { } listing && IsListed(Plan.Events[listing.Event]) ? listing : null;

    /// <summary>What the source says of the listing at present.</summary>
    internal ListingView View(WorldListing listing)
    {
        var e = Plan.Events[listing.Event];
        var state = StateOf(listing);
        var city = Cities.All[e.City];
        var venue = state.Venue < 0 ? null : Plan.Venues[state.Venue];
        var organizer = Plan.Organizers[e.Organizer];
        var venueName = venue is null ? "" : Wording.Venue(venue.Name, listing.Venue, city);
        var localStart = state.LocalStart.AddMinutes(listing.StartShift);
        var localEnd = state.LocalStart + e.Duration;
        var (lat, lon) = PlaceOf(listing, state);
        var factor = listing.WithFees ? 1.18m : 1m;
        return new ListingView
        {
            Listing = listing,
            Event = e,
            City = city,
            Venue = venue,
            Organizer = organizer,
            Id = CurrentId(listing, state),
            Title = Wording.Title(state.Title, listing.Title, city, venueName, organizer.Name, localStart, new SplitRandom(listing.Oddity)),
            VenueName = venueName,
            Latitude = lat,
            Longitude = lon,
            LocalStart = localStart,
            Start = StartOf(listing, state),
            LocalEnd = localEnd,
            End = WorldZones.ToUtc(city.TimeZone, localEnd),
            Status = state.Status,
            PriceMin = state.PriceMin is { } min ? decimal.Round(min * factor, 2) : null,
            PriceMax = state.PriceMax is { } max ? decimal.Round(max * factor, 2) : null,
            LastChanged = state.LastChanged,
        };
    }

    // Meetup gives a far occurrence of a series its token as id, and a number once it is near.
    internal string CurrentId(WorldListing listing, EventState state) =>
        listing.Source == SourceKind.Meetup && state.Start - Now > TimeSpan.FromDays(21) ? listing.Token : listing.Id;
}
