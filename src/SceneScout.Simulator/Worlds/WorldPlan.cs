using System.Collections.Immutable;

namespace SceneScout.Simulator.Worlds;

/// <summary>Everything a world will ever contain, with the indexes by which the sources look things up. Immutable once built.</summary>
internal sealed class WorldPlan
{
    private readonly GridIndex[] _grids = [new(), new(), new(), new()];
    private readonly Dictionary<(SourceKind, string), WorldListing> _byId = [];

    /// <summary>Builds the world of the options.</summary>
    public WorldPlan(WorldOptions options)
    {
        Options = options;
        var root = SplitRandom.FromSeed(options.Seed);
        var shares = Shares(options.Events);
        var venues = new List<WorldVenue>();
        var organizers = new List<Organizer>();
        var performers = Enumerable.Range(0, Math.Clamp(options.Events / 8, 40, 6000))
            .Select(i => OrganizerGenerator.CreatePerformer(i, root.Split("performer", i)))
            .ToImmutableArray();
        var events = new List<RealEvent>(options.Events);
        var listings = new List<WorldListing>(options.Events * 2);
        var listingGenerator = new ListingGenerator(options.Seed);
        for (var city = 0; city < Cities.All.Length; city++)
        {
            var branch = root.Split(Cities.All[city].Name);
            var ownVenues = Enumerable.Range(venues.Count, Math.Max(14, shares[city] / 18))
                .Select((index, i) => VenueGenerator.Create(index, city, branch.Split("venue", i))).ToList();
            var ownOrganizers = Enumerable.Range(organizers.Count, Math.Max(8, shares[city] / 12))
                .Select((index, i) => OrganizerGenerator.CreateOrganizer(index, city, branch.Split("organizer", i))).ToList();
            venues.AddRange(ownVenues);
            organizers.AddRange(ownOrganizers);
            var generator = new EventGenerator(options, city, ownVenues, ownOrganizers, performers);
            foreach (var e in generator.Create(events.Count, shares[city]))
            {
                events.Add(e);
                listings.AddRange(listingGenerator.Create(e, listings.Count));
            }
        }

        Venues = [.. venues];
        Organizers = [.. organizers];
        Performers = performers;
        Events = [.. events];
        Listings = [.. listings];
        foreach (var listing in Listings)
        {
            Index(listing);
        }

        foreach (var venue in Venues)
        {
            VenueGrid.Add(venue.Latitude, venue.Longitude, venue.Index);
        }

        ByEvent = Listings.ToLookup(listing => listing.Event);
        ByOrganizer = Listings.ToLookup(listing => (listing.Source, Events[listing.Event].Organizer));
        VenueById = Venues.SelectMany(venue => new[] { (venue.TicketmasterId, venue), (venue.EventbriteId, venue), (venue.GoogleId, venue) })
            .ToDictionary(pair => pair.Item1, pair => pair.venue);
        OrganizerById = Organizers.ToDictionary(organizer => organizer.EventbriteId);
        GroupByUrlName = Organizers.ToDictionary(organizer => organizer.MeetupUrlName);
    }

    /// <summary>What determines the world.</summary>
    public WorldOptions Options { get; }

    /// <summary>All venues.</summary>
    public ImmutableArray<WorldVenue> Venues { get; }

    /// <summary>All organizers.</summary>
    public ImmutableArray<Organizer> Organizers { get; }

    /// <summary>All performers.</summary>
    public ImmutableArray<Performer> Performers { get; }

    /// <summary>All real events.</summary>
    public ImmutableArray<RealEvent> Events { get; }

    /// <summary>All listings of all sources.</summary>
    public ImmutableArray<WorldListing> Listings { get; }

    /// <summary>Listings by real event.</summary>
    public ILookup<int, WorldListing> ByEvent { get; }

    /// <summary>Listings by source and organizer.</summary>
    public ILookup<(SourceKind, int), WorldListing> ByOrganizer { get; }

    /// <summary>Venues by the ids of Ticketmaster, Eventbrite and Google.</summary>
    public Dictionary<string, WorldVenue> VenueById { get; }

    /// <summary>Organizers by Eventbrite id.</summary>
    public Dictionary<string, Organizer> OrganizerById { get; }

    /// <summary>Organizers by the URL name of their Meetup group.</summary>
    public Dictionary<string, Organizer> GroupByUrlName { get; }

    /// <summary>Venues by place.</summary>
    public GridIndex VenueGrid { get; } = new();

    /// <summary>Listings of a source by place.</summary>
    public GridIndex Grid(SourceKind source) => _grids[(int)source];

    /// <summary>The listing of an id or token, or null.</summary>
    public WorldListing? Find(SourceKind source, string id) => _byId.GetValueOrDefault((source, id));

    private static int[] Shares(int events)
    {
        var weights = Cities.All.Select(city => Math.Sqrt(city.Population)).ToArray();
        var total = weights.Sum();
        var shares = weights.Select(weight => (int)(events * weight / total)).ToArray();
        for (var i = 0; shares.Sum() < events; i = (i + 1) % shares.Length)
        {
            shares[i]++;
        }

        return shares;
    }

    private void Index(WorldListing listing)
    {
        _byId[(listing.Source, listing.Id)] = listing;
        if (listing.Token.Length > 0)
        {
            _byId[(listing.Source, listing.Token)] = listing;
        }

        var e = Events[listing.Event];
        var city = Cities.All[e.City];
        var grid = _grids[(int)listing.Source];
        // Online events stand at the city's centre: Meetup finds them by their group's place.
        Place(grid, e.Venue, city, listing);
        if (e.Change is { Venue: >= 0 } moved)
        {
            Place(grid, moved.Venue, city, listing);
        }
    }

    private void Place(GridIndex grid, int venue, WorldCity city, WorldListing listing)
    {
        var (lat, lon) = venue < 0
            ? (city.Latitude, city.Longitude)
            : GeoMath.Move(Venues[venue].Latitude, Venues[venue].Longitude, listing.North, listing.East);
        grid.Add(lat, lon, listing.Index);
    }
}
