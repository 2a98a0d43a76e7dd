using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Meetup;

/// <summary>Resolves the root fields.</summary>
internal static class MeetupQueries
{
    private const int DefaultPage = 10;
    private const int MaximumPage = 100;
    private const double DefaultMiles = 50;

    /// <summary>The whole value of a root field; the caller takes the selection out of it.</summary>
    public static JsonNode? Resolve(World world, GraphQlField field)
    {
        var arguments = MeetupArguments.Of(field);
        return field.Name switch
        {
            "__typename" => JsonValue.Create("Query"),
            "event" => world.Find(SourceKind.Meetup, MeetupArguments.Text(arguments, "id") ?? "") is { } listing ? MeetupEvents.Event(world.View(listing), world.Now) : null,
            "recommendedEvents" => Recommended(world, field, arguments),
            "eventSearch" => Search(world, field, arguments),
            "groupByUrlname" => Group(world, field, MeetupArguments.Text(arguments, "urlname") ?? ""),
            _ => throw GraphQlException.Validation($"Validation error (FieldUndefined@[{field.Name}]) : Field '{field.Name}' in type 'Query' is undefined", field.Line, field.Column),
        };
    }

    private static JsonObject Recommended(World world, GraphQlField field, JsonObject arguments)
    {
        var filter = arguments["filter"] as JsonObject
            ?? throw GraphQlException.Validation("Validation error (MissingFieldArgument@[recommendedEvents]) : Missing field argument 'filter'", field.Line, field.Column);
        var from = MeetupArguments.LenientDate(field, filter, "startDateRange");
        var to = MeetupArguments.LenientDate(field, filter, "endDateRange");
        return Connection(world, field, arguments, Area(world, field, filter, from, to, null), "RecommendedEventsConnection", lying: true, descending: false);
    }

    private static JsonObject Search(World world, GraphQlField field, JsonObject arguments)
    {
        var filter = arguments["filter"] as JsonObject
            ?? throw GraphQlException.Validation("Validation error (MissingFieldArgument@[eventSearch]) : Missing field argument 'filter'", field.Line, field.Column);
        var query = MeetupArguments.Text(filter, "query") ?? throw MeetupArguments.Null(field, "query", "String!");
        MeetupArguments.RequiredNumber(field, filter, "lat");
        MeetupArguments.RequiredNumber(field, filter, "lon");
        var from = MeetupArguments.ZonedDateTime(field, filter, "startDateRange");
        var to = MeetupArguments.ZonedDateTime(field, filter, "endDateRange");
        var descending = MeetupArguments.Text(arguments["sort"] as JsonObject, "sortOrder") == "DESC";
        return Connection(world, field, arguments, Area(world, field, filter, from, to, query), "EventSearchConnection", lying: true, descending);
    }

    private static IEnumerable<WorldListing> Area(World world, GraphQlField field, JsonObject filter, DateTimeOffset? from, DateTimeOffset? to, string? query)
    {
        var lat = MeetupArguments.Number(filter, "lat");
        var lon = MeetupArguments.Number(filter, "lon");
        var miles = MeetupArguments.Number(filter, "radius") ?? DefaultMiles;
        var type = MeetupArguments.Text(filter, "eventType");
        if (type is not (null or "PHYSICAL" or "ONLINE" or "HYBRID"))
        {
            throw GraphQlException.Validation($"Variable 'filter' has an invalid value: Invalid input for enum 'EventType'. No value found for name '{type}'", field.Line, field.Column);
        }

        var listings = lat is { } latitude && lon is { } longitude
            ? world.Near(SourceKind.Meetup, latitude, longitude, miles * GeoMath.MetresPerMile)
            : world.All(SourceKind.Meetup);
        return listings.Where(listing =>
        {
            var e = world.Plan.Events[listing.Event];
            var start = World.StartOf(listing, world.StateOf(listing));
            return start >= world.Now
                && (from is null || start >= from)
                && (to is null || start <= to)
                && (type is null || MeetupEvents.TypeOf(e) == type)
                && (query is null || query.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => e.Title.Contains(word, StringComparison.OrdinalIgnoreCase)));
        });
    }

    private static JsonObject? Group(World world, GraphQlField field, string urlname)
    {
        if (!world.Plan.GroupByUrlName.TryGetValue(urlname, out var organizer)
            || !world.Plan.ByOrganizer.Contains((SourceKind.Meetup, organizer.Index)))
        {
            return null;
        }

        var group = MeetupEvents.Group(organizer, Cities.All[organizer.CityIndex]);
        // The events are resolved for the first selection of them only; a second one under another alias would need its own arguments.
        if (field.Selection.FirstOrDefault(inner => inner.Name == "events") is { } events)
        {
            group["events"] = GroupEvents(world, events, organizer);
        }

        return group;
    }

    private static JsonObject GroupEvents(World world, GraphQlField field, Organizer organizer)
    {
        var arguments = MeetupArguments.Of(field);
        var filter = arguments["filter"] as JsonObject;
        var statuses = (filter?["status"] switch
        {
            JsonArray array => array.OfType<JsonValue>().Select(value => value.ToString()),
            JsonValue value => [value.ToString()],
            _ => MeetupArguments.Text(arguments, "status") is { } status ? [status] : Enumerable.Empty<string>(),
        }).Select(status => MeetupArguments.Status(field, status)).ToList();
        var after = MeetupArguments.ZonedDateTime(field, filter, "afterDateTime");
        var before = MeetupArguments.ZonedDateTime(field, filter, "beforeDateTime");
        var title = MeetupArguments.Text(filter, "title");
        var found = world.Plan.ByOrganizer[(SourceKind.Meetup, organizer.Index)]
            .Where(listing => world.IsListed(world.Plan.Events[listing.Event]))
            .Where(listing =>
            {
                var view = world.View(listing);
                return (statuses.Count > 0 ? statuses.Contains(MeetupEvents.StatusOf(view, world.Now)) : view.End >= world.Now)
                    && (after is null || view.Start > after)
                    && (before is null || view.Start < before)
                    && (title is null || view.Title.Contains(title, StringComparison.OrdinalIgnoreCase));
            });
        return Connection(world, field, arguments, found, "GroupEventConnection", lying: false, MeetupArguments.Text(arguments, "sort") == "DESC");
    }

    // A relay connection. The searches' totalCount tells the length of the page, not of the whole.
    private static JsonObject Connection(World world, GraphQlField field, JsonObject arguments, IEnumerable<WorldListing> listings, string type, bool lying, bool descending)
    {
        var first = MeetupArguments.Number(arguments, "first") ?? DefaultPage;
        if (first < 0)
        {
            throw GraphQlException.Validation($"Exception while fetching data (/{field.Alias}) : first must not be negative", field.Line, field.Column);
        }

        var ordered = listings.Select(listing => (Listing: listing, Start: World.StartOf(listing, world.StateOf(listing))))
            .OrderBy(hit => hit.Start).ThenBy(hit => hit.Listing.Index).ToList();
        if (descending)
        {
            ordered.Reverse();
        }

        var skip = 0;
        if (MeetupArguments.Text(arguments, "after") is { Length: > 0 } cursor)
        {
            skip = Position(ordered, cursor, descending)
                ?? throw GraphQlException.Validation($"Exception while fetching data (/{field.Alias}) : Invalid cursor '{cursor}'", field.Line, field.Column);
        }

        var page = ordered.Skip(skip).Take((int)Math.Min(first, MaximumPage)).ToList();
        var edges = new JsonArray([.. page.Select(hit => (JsonNode)new JsonObject
        {
            ["__typename"] = type == "GroupEventConnection" ? "EventEdge" : type.Replace("Connection", "Edge", StringComparison.Ordinal),
            ["cursor"] = Cursor(hit.Listing, hit.Start),
            ["node"] = MeetupEvents.Event(world.View(hit.Listing), world.Now),
        })]);
        return new JsonObject
        {
            ["__typename"] = type,
            ["totalCount"] = lying ? page.Count : ordered.Count,
            ["pageInfo"] = new JsonObject
            {
                ["__typename"] = "PageInfo",
                ["hasNextPage"] = skip + page.Count < ordered.Count,
                ["hasPreviousPage"] = skip > 0,
                ["startCursor"] = page.Count > 0 ? Cursor(page[0].Listing, page[0].Start) : null,
                ["endCursor"] = page.Count > 0 ? Cursor(page[^1].Listing, page[^1].Start) : null,
            },
            ["edges"] = edges,
        };
    }

    private static string Cursor(WorldListing listing, DateTimeOffset start) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{listing.Id}:{start.ToUnixTimeMilliseconds()}")));

    // Behind the named event, or, when it has gone, at the first one later than it was.
    private static int? Position(List<(WorldListing Listing, DateTimeOffset Start)> ordered, string cursor, bool descending)
    {
        var buffer = new byte[cursor.Length];
        if (!Convert.TryFromBase64String(cursor, buffer, out var written)
            || Encoding.ASCII.GetString(buffer, 0, written).Split(':') is not [var id, var text]
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return null;
        }

        var at = ordered.FindIndex(hit => hit.Listing.Id == id);
        if (at >= 0)
        {
            return at + 1;
        }

        var next = ordered.FindIndex(hit => descending ? hit.Start.ToUnixTimeMilliseconds() < milliseconds : hit.Start.ToUnixTimeMilliseconds() > milliseconds);
        return next < 0 ? ordered.Count : next;
    }
}
