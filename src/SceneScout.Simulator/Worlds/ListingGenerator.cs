using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Simulator.Worlds;

/// <summary>Decides which sources list an event and how each listing differs from the truth.</summary>
internal sealed class ListingGenerator(long seed)
{
    private static readonly ImmutableHashSet<string> WithoutTicketmaster = ["NG", "KE", "JP", "SG"];
    private static readonly ImmutableHashSet<string> WithoutYelp = ["NG", "KE"];
    private readonly Dictionary<string, int> _yelpSlugs = [];

    /// <summary>The listings of an event, one to four, numbered from the first index on.</summary>
    public List<WorldListing> Create(RealEvent e, int firstIndex)
    {
        var random = SplitRandom.FromSeed(seed).Split("listings", e.Index);
        var sources = Sources(e, ref random);
        var exact = sources.Count == 1 || random.Chance(0.5);
        // Among differing listings of a changed event, one source may be the only one to have noticed.
        var onlyNoticedBy = !exact && random.Chance(0.5) ? random.Next(sources.Count) : -1;
        var eventbriteId = Identifiers.Eventbrite(e.Index + 1);
        var listings = new List<WorldListing>(sources.Count);
        for (var i = 0; i < sources.Count; i++)
        {
            var own = random.Split("listing", (int)sources[i]);
            var varied = !exact && own.Chance(0.8);
            var linked = sources[i] == SourceKind.Yelp && sources.Contains(SourceKind.Eventbrite) && own.Chance(0.6);
            var listing = new WorldListing
            {
                Index = firstIndex + i,
                Source = sources[i],
                Event = e.Index,
                Id = Id(sources[i], e, eventbriteId, ref own),
                Token = sources[i] == SourceKind.Meetup ? e.Series >= 0 ? Identifiers.MeetupToken(e.Index + 1) : Identifiers.Meetup(e.Index + 1) : "",
                IsExact = !varied,
                LinkedEventbriteId = linked ? eventbriteId : null,
                ShowsChange = onlyNoticedBy < 0 || onlyNoticedBy == i,
                Oddity = own.Split("oddity").NextBits(),
            };
            listings.Add(varied ? Vary(listing, own.Split("variant")) : listing);
        }

        return listings;
    }

    private static WorldListing Vary(WorldListing listing, SplitRandom random)
    {
        var title = (TitleVariant)random.PickWeighted([0.35, 0.1, 0.12, 0.12, 0.1, 0.13, 0.08]);
        var venue = (VenueVariant)random.PickWeighted([0.5, 0.2, 0.15, 0.15]);
        var shift = random.PickWeighted([0.75, 0.13, 0.12]);
        var jitter = random.Chance(0.6) ? random.Next(10.0, 300.0) : 0;
        var angle = random.Next(0, 2 * Math.PI);
        return listing with
        {
            Title = title,
            Venue = venue,
            StartShift = shift switch { 1 => -30, 2 => 30, _ => 0 },
            North = MathF.Round((float)(jitter * Math.Cos(angle))),
            East = MathF.Round((float)(jitter * Math.Sin(angle))),
            WithFees = random.Chance(0.4),
            IsExact = title == TitleVariant.Same && venue == VenueVariant.Same && shift == 0 && jitter == 0,
        };
    }

    private static List<SourceKind> Sources(RealEvent e, ref SplitRandom random)
    {
        var country = Cities.All[e.City].CountryCode;
        var chances = CategoryProfile.Of(e.Category).Sources;
        var sources = new List<SourceKind>(4);
        foreach (var kind in Enum.GetValues<SourceKind>())
        {
            // Only Ticketmaster lists what has no date yet; only Eventbrite and Meetup list what is online.
            var possible = kind switch
            {
                SourceKind.Ticketmaster => !WithoutTicketmaster.Contains(country) && e.Attendance == Attendance.InPerson,
                SourceKind.Yelp => !WithoutYelp.Contains(country) && e.Attendance == Attendance.InPerson && Dated(e),
                _ => Dated(e),
            };
            if (random.Chance(chances[(int)kind]) && possible)
            {
                sources.Add(kind);
            }
        }

        if (sources.Count == 0)
        {
            sources.Add(!Dated(e) ? SourceKind.Ticketmaster : chances[(int)SourceKind.Meetup] > chances[(int)SourceKind.Eventbrite] ? SourceKind.Meetup : SourceKind.Eventbrite);
        }

        return sources;
    }

    private static bool Dated(RealEvent e) => e.Precision is not StartPrecision.DateToBeAnnounced;

    private string Id(SourceKind source, RealEvent e, string eventbriteId, ref SplitRandom random)
    {
        switch (source)
        {
            case SourceKind.Ticketmaster:
                return Identifiers.Ticketmaster(Identifiers.Partner(ref random), e.Index + 1);
            case SourceKind.Eventbrite:
                return eventbriteId;
            case SourceKind.Meetup:
                return Identifiers.Meetup(e.Index + 1);
            default:
                var slug = $"{Slug.Of(Cities.All[e.City].Name)}-{Slug.Of(e.Title)}";
                var used = _yelpSlugs[slug] = _yelpSlugs.GetValueOrDefault(slug) + 1;
                return used == 1 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{used}");
        }
    }
}
