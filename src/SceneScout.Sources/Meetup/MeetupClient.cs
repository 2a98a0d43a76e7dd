using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SceneScout.Domain.Faults;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Meetup;

/// <summary>Searches Meetup by the GraphQL query <c>recommendedEvents</c>. Totals are unreliable, so pages are read until the API says that there is no next one, it repeats itself, or the cap is reached.</summary>
internal sealed class MeetupClient(SourceHttp http, TimeProvider time) : SourceClient<MeetupCursor>(http, MeetupCursorJson.Default.MeetupCursor)
{
    private const int PageSize = 50;
    private const int MostPages = 100;
    private const int LongestAfter = 2000;
    private const double MetresPerMile = 1609.344;
    private const double LargestRadius = 100 * MetresPerMile;

    private const string Query =
        """
        query($filter: RecommendedEventsFilter!, $first: Int, $after: String) {
          recommendedEvents(filter: $filter, first: $first, after: $after) {
            totalCount
            pageInfo { hasNextPage endCursor }
            edges {
              node {
                id token title eventUrl description dateTime endTime duration eventType status
                feeSettings { accepts amount currency required }
                featuredEventPhoto { id baseUrl highResUrl standardUrl thumbUrl }
                venues { id name address city state postalCode country lat lon venueType }
                topics { edges { node { name urlkey } } }
                group { id name urlname link timezone city state country lat lon isPrivate topicCategory { name urlkey } }
              }
            }
          }
        }
        """;

    private static readonly MeetupAdapter Adapter = new();
    private static readonly MeetupErrors Errors = new();

    /// <inheritdoc />
    protected override MeetupCursor First(AreaQuery query) => new();

    /// <inheritdoc />
    protected override bool IsValid(MeetupCursor cursor) => cursor is { Tile: >= 0, Pages: >= 0 and < MostPages } && cursor.After is not { Length: > LongestAfter };

    /// <inheritdoc />
    protected override async Task<FetchResult> StepAsync(AreaQuery query, MeetupCursor cursor, CancellationToken cancellation)
    {
        var tiles = Circle.Of(query.Centre, query.RadiusMetres).Cover(LargestRadius);
        if (cursor.Tile >= tiles.Count)
            return Page(new ParsedAnswer { Note = "The end of the search." }, null);
        var body = Body(query, tiles[cursor.Tile], cursor.After);
        var answer = await Http.SendAsync(key => Search(body, key), cancellation);
        if (answer is not JsonAnswer.Ok ok)
            return new FetchResult.Failed(((JsonAnswer.Failed)answer).Fault);
        var connection = Member(Member(ok.Root, "data"), "recommendedEvents");
        if (connection.ValueKind != JsonValueKind.Object)
            return new FetchResult.Failed(Refused(ok.Root));
        var pageInfo = Member(connection, "pageInfo");
        var more = Member(pageInfo, "hasNextPage").ValueKind;
        if (more is not (JsonValueKind.True or JsonValueKind.False))
            return Unpageable("pageInfo.hasNextPage");
        if (more == JsonValueKind.True && Member(pageInfo, "endCursor").ValueKind != JsonValueKind.String)
            return Unpageable("pageInfo.endCursor");
        var parsed = Nearness.Marked(Adapter.Parse(ok.Root), tiles[cursor.Tile], root => MeetupVenue.Read(root)?.Location);
        // Totals are unreliable, so the rest behind the cap counts as one at least.
        var capped = more == JsonValueKind.True && cursor.Pages + 1 >= MostPages ? 1 : 0;
        var next = Next(cursor, tiles.Count, pageInfo, parsed);
        var part = cursor.Pages == 0
            ? new Part(Member(connection, "totalCount") is { ValueKind: JsonValueKind.Number } told && told.TryGetInt64(out var total) ? total : null, next?.Tile == cursor.Tile, Behind(cursor, tiles.Count))
            : null;
        return Page(parsed, next, capped, part);
    }

    private static MeetupCursor? Next(MeetupCursor cursor, int tiles, JsonElement pageInfo, ParsedAnswer parsed)
    {
        var after = Member(pageInfo, "endCursor") is { ValueKind: JsonValueKind.String } end ? end.GetString() : null;
        var seen = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parsed.Listings.Select(listing => listing.Key.ExternalId))))[..8]);
        var more = Member(pageInfo, "hasNextPage").ValueKind == JsonValueKind.True
            && after is { Length: > 0 and <= LongestAfter } && after != cursor.After && seen != cursor.Seen && cursor.Pages + 1 < MostPages;
        if (more)
            return cursor with { After = after, Pages = cursor.Pages + 1, Seen = seen };
        return Behind(cursor, tiles);
    }

    private static MeetupCursor? Behind(MeetupCursor cursor, int tiles) => cursor.Tile + 1 < tiles ? new MeetupCursor { Tile = cursor.Tile + 1 } : null;

    // Errors come with HTTP 200.
    private SpawnFault Refused(JsonElement root)
    {
        var code = Errors.Code(root);
        var told = code is null ? "" : $" ({code})";
        var fault = !Member(root, "errors").ValueKind.Equals(JsonValueKind.Array)
            ? new SpawnFault(FaultKind.ExternalApi, "meetup answered without the events that were asked for.") { Status = 200 }
            : MeetupErrors.IsRate(code, root)
                ? new SpawnFault(FaultKind.RateLimited, $"meetup says: too many calls{told}.") { Status = 200, RetryAfter = Wait(root) }
                : MeetupErrors.IsKey(code)
                    ? new SpawnFault(FaultKind.Authentication, $"meetup refuses the key{told}.") { Status = 200 }
                    // The query itself is refused: asking again cannot help, as with a 400.
                    : new SpawnFault(FaultKind.ExternalApi, $"meetup refuses the query{told}.") { Status = code == "ValidationError" ? 400 : 200 };
        return Http.Fail(fault, code).Fault;
    }

    private TimeSpan? Wait(JsonElement root) =>
        MeetupErrors.ResetAt(root) is { } reset ? TimeSpan.FromSeconds(Math.Clamp((reset - time.GetUtcNow()).TotalSeconds, 0, 3600)) : null;

    private static JsonElement Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static byte[] Body(AreaQuery query, Circle tile, string? after)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            var window = DateWindow.Of(query.Range);
            json.WriteStartObject();
            json.WriteString("query", Query);
            json.WriteStartObject("variables");
            json.WriteNumber("first", PageSize);
            if (after is not null)
                json.WriteString("after", after);
            json.WriteStartObject("filter");
            json.WriteNumber("lat", tile.Latitude);
            json.WriteNumber("lon", tile.Longitude);
            json.WriteNumber("radius", Math.Round(tile.Radius / MetresPerMile, 3));
            // A date without an offset is refused.
            json.WriteString("startDateRange", DateWindow.Stamp(window.From));
            json.WriteString("endDateRange", DateWindow.Stamp(window.To));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private HttpRequestMessage Search(byte[] body, ApiKey key)
    {
        var request = Request(HttpMethod.Post, "gql-ext");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        return request;
    }
}
