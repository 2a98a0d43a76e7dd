using System.Globalization;
using System.Text.Json;
using SceneScout.Simulator.Hosting;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Ticketmaster;

/// <summary>Event and venue search with paging.</summary>
internal static class TicketmasterSearch
{
    /// <summary><c>GET events</c>.</summary>
    public static ApiAnswer Events(World world, ApiRequest request)
    {
        var (query, error) = TicketmasterQuery.Parse(request);
        if (query is null)
        {
            return error!;
        }

        var hits = query.Centre is { } centre
            ? world.Near(SourceKind.Ticketmaster, centre.Latitude, centre.Longitude, query.Radius)
            : world.All(SourceKind.Ticketmaster);
        var found = hits.Select(listing => (Listing: listing, State: world.StateOf(listing), Event: world.Plan.Events[listing.Event]))
            .Where(hit => Matches(query, world.Now, hit.Listing, hit.State, hit.Event) && Matches(request, world, hit.Listing, hit.Event))
            .ToList();
        Order(found, query, world);
        var page = found.Skip(query.Page * query.Size).Take(query.Size).Select(hit => world.View(hit.Listing)).ToList();
        return Page(request, query, found.Count, "events", page, (json, view) => TicketmasterEvents.Write(json, view, world, query));
    }

    /// <summary><c>GET venues</c>.</summary>
    public static ApiAnswer Venues(World world, ApiRequest request)
    {
        var (query, error) = TicketmasterQuery.Parse(request);
        if (query is null)
        {
            return error!;
        }

        var keyword = request.Text("keyword");
        var country = request.Text("countryCode");
        var found = (query.Centre is { } centre
                ? world.Plan.VenueGrid.Near(centre.Latitude, centre.Longitude, query.Radius).Order().Select(index => world.Plan.Venues[index])
                    .Where(venue => GeoMath.Distance(centre.Latitude, centre.Longitude, venue.Latitude, venue.Longitude) <= query.Radius)
                : world.Plan.Venues)
            .Where(venue => keyword is null || venue.Name.Contains(keyword, StringComparison.OrdinalIgnoreCase))
            .Where(venue => country is null || Cities.All[venue.CityIndex].CountryCode == country)
            .ToList();
        var page = found.Skip(query.Page * query.Size).Take(query.Size).ToList();
        return Page(request, query, found.Count, "venues", page, (json, venue) =>
            TicketmasterVenues.Write(json, venue, venue.Name, venue.Latitude, venue.Longitude, null));
    }

    private static bool Matches(TicketmasterQuery query, DateTimeOffset now, WorldListing listing, EventState state, RealEvent e)
    {
        var undated = state.Status == ChangeKind.Postponed || e.Precision == StartPrecision.DateToBeAnnounced;
        var undetermined = !undated && e.Precision == StartPrecision.DateToBeDetermined;
        if (!Included(query.IncludeTba, undated) || !Included(query.IncludeTbd, undetermined))
        {
            return false;
        }

        if (undated)
        {
            // What has no date can never match a search by date.
            return query.From is null && query.To is null;
        }

        var start = World.StartOf(listing, state);
        return start >= now && (query.From is null || start >= query.From) && (query.To is null || start <= query.To);
    }

    private static bool Included(string choice, bool has) => choice switch
    {
        "yes" => true,
        "only" => has,
        _ => !has,
    };

    private static bool Matches(ApiRequest request, World world, WorldListing listing, RealEvent e)
    {
        var city = Cities.All[e.City];
        var codes = TicketmasterCategory.Of(e.Category);
        return Equal(request.Text("city"), city.Name)
            && Equal(request.Text("countryCode"), city.CountryCode)
            && Equal(request.Text("stateCode"), city.Region)
            && Among(request.Text("id"), listing.Id)
            && Among(request.Text("venueId"), e.Venue < 0 ? "" : world.Plan.Venues[world.StateOf(listing).Venue].TicketmasterId)
            && (request.Text("attractionId") is not { } attraction || e.Performers.Any(p => Among(attraction, world.Plan.Performers[p].AttractionId)))
            && Equal(request.Text("postalCode"), e.Venue < 0 ? "" : world.Plan.Venues[e.Venue].PostalCode)
            && Among(request.Text("segmentId"), codes.SegmentId)
            && Among(request.Text("segmentName"), codes.Segment)
            && Among(request.Text("genreId"), codes.GenreId)
            && (request.Text("classificationName") is not { } name || Among(name, codes.Segment) || Among(name, codes.Genre))
            && (request.Text("classificationId") is not { } id || Among(id, codes.SegmentId) || Among(id, codes.GenreId))
            && (request.Text("keyword") is not { } keyword
                || e.Title.Contains(keyword, StringComparison.OrdinalIgnoreCase)
                || e.Performers.Any(p => world.Plan.Performers[p].Name.Contains(keyword, StringComparison.OrdinalIgnoreCase)))
            && (request.Text("source") is not { } source || Among(source, TicketmasterEvents.PartnerOf(listing)))
            && request.Text("includeTest") is not "only";
    }

    private static bool Equal(string? wanted, string actual) => wanted is null || string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase);

    // Ids are case-sensitive, names are not; a comma list names alternatives.
    private static bool Among(string? wanted, string actual) =>
        wanted is null || wanted.Split(',').Any(one => one == actual || (actual.Contains(' ', StringComparison.Ordinal) || actual.Length < 12) && string.Equals(one.Trim(), actual, StringComparison.OrdinalIgnoreCase));

    private static void Order(List<(WorldListing Listing, EventState State, RealEvent Event)> found, TicketmasterQuery query, World world)
    {
        var parts = query.Sort.Split(',');
        var descending = parts[^1] == "desc";
        Comparison<(WorldListing Listing, EventState State, RealEvent Event)> byId = (a, b) => string.CompareOrdinal(a.Listing.Id, b.Listing.Id);
        Comparison<(WorldListing Listing, EventState State, RealEvent Event)> byDate = (a, b) => World.StartOf(a.Listing, a.State).CompareTo(World.StartOf(b.Listing, b.State));
        Comparison<(WorldListing Listing, EventState State, RealEvent Event)> first = parts[0] switch
        {
            "date" => byDate,
            "name" => (a, b) => string.Compare(a.State.Title, b.State.Title, StringComparison.OrdinalIgnoreCase),
            "venueName" => (a, b) => string.CompareOrdinal(Venue(a), Venue(b)),
            "distance" when query.Centre is not null => (a, b) => Distance(a).CompareTo(Distance(b)),
            "id" => byId,
            "relevance" or "random" => (a, b) => b.Listing.Oddity.CompareTo(a.Listing.Oddity),
            _ => byDate,
        };
        found.Sort((a, b) =>
        {
            var order = descending && parts[0] != "relevance" ? first(b, a) : first(a, b);
            order = order != 0 ? order : byDate(a, b);
            return order != 0 ? order : byId(a, b);
        });

        string Venue((WorldListing Listing, EventState State, RealEvent Event) hit) => hit.State.Venue < 0 ? "" : world.Plan.Venues[hit.State.Venue].Name;

        double Distance((WorldListing Listing, EventState State, RealEvent Event) hit)
        {
            var (lat, lon) = world.PlaceOf(hit.Listing, hit.State);
            return GeoMath.Distance(query.Centre!.Value.Latitude, query.Centre.Value.Longitude, lat, lon);
        }
    }

    private static ApiAnswer Page<T>(ApiRequest request, TicketmasterQuery query, int total, string name, List<T> items, Action<Utf8JsonWriter, T> write) =>
        ApiAnswer.Written(200, json =>
        {
            var pages = query.Size == 0 ? 0 : (total + query.Size - 1) / query.Size;
            json.WriteStartObject();
            if (items.Count > 0)
            {
                json.WriteStartObject("_embedded");
                json.WriteStartArray(name);
                foreach (var item in items)
                {
                    write(json, item);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteStartObject("_links");
            Link(json, "first", request, 0, query.Size);
            if (query.Page > 0)
            {
                Link(json, "prev", request, Math.Min(query.Page - 1, Math.Max(0, pages - 1)), query.Size);
            }

            Link(json, "self", request, query.Page, query.Size);
            if (query.Page + 1 < pages)
            {
                Link(json, "next", request, query.Page + 1, query.Size);
            }

            Link(json, "last", request, Math.Max(0, pages - 1), query.Size);
            json.WriteEndObject();
            json.WriteStartObject("page");
            json.WriteNumber("size", query.Size);
            json.WriteNumber("totalElements", total);
            json.WriteNumber("totalPages", pages);
            json.WriteNumber("number", query.Page);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    // Links are relative to the host and never carry the key.
    private static void Link(Utf8JsonWriter json, string name, ApiRequest request, int page, int size)
    {
        var others = request.Query.Where(pair => pair.Key is not ("apikey" or "page" or "size"))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}");
        var all = others.Append(string.Create(CultureInfo.InvariantCulture, $"page={page}")).Append(string.Create(CultureInfo.InvariantCulture, $"size={size}"));
        json.WriteStartObject(name);
        json.WriteString("href", $"{request.Path}?{string.Join('&', all)}");
        json.WriteEndObject();
    }
}
