using System.Net.Http.Headers;
using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Http;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Reads the events of configured and learned organizers, venues and series and single events, page by page, and keeps those in the area.</summary>
internal sealed class EventbriteClient(SourceHttp http, SourceOptions options) : SourceClient<EventbriteCursor>(http, EventbriteCursorJson.Default.EventbriteCursor)
{
    private const int MostPages = 200;
    private const int LongestId = 200;
    private const int LongestContinuation = 2000;
    private const int DestinationPages = 20;
    private static readonly EventbriteAdapter Adapter = new();

    // The seeds of the search that was asked last: putting thousands in order for each of its pages would cost more than reading them.
    private volatile EventbriteSeeds? _seeds;

    /// <inheritdoc />
    protected override EventbriteCursor First(AreaQuery query) => new();

    /// <inheritdoc />
    protected override bool IsValid(EventbriteCursor cursor) =>
        cursor is { Kind: >= 0 and < EventbriteSeeds.Kinds, Id.Length: <= LongestId, PageNumber: >= 0, Pages: >= 0 and < MostPages } && cursor.Continuation is not { Length: > LongestContinuation };

    /// <inheritdoc />
    public override bool Covers(AreaQuery query, Listing listing) => Seeds(query).Hold(listing);

    /// <inheritdoc />
    protected override EventbriteCursor? PartBehind(AreaQuery query, EventbriteCursor cursor) =>
        Seeds(query) is var seeds && seeds.AtOrAfter(cursor) is { } at ? seeds.After(at) : null;

    /// <inheritdoc />
    protected override async Task<FetchResult> StepAsync(AreaQuery query, EventbriteCursor cursor, CancellationToken cancellation)
    {
        var seeds = Seeds(query);
        if (seeds.AtOrAfter(cursor) is not { } at)
            return Page(new ParsedAnswer { Note = "No organizers, venues, series or events are configured or learned." }, null);
        var answer = await Http.SendAsync(key => Authorised(query, seeds, at, key, expanded: true), cancellation);
        if (answer is JsonAnswer.Failed { Code: "EXPANSION_FAILED" })
            answer = await Http.SendAsync(key => Authorised(query, seeds, at, key, expanded: false), cancellation);
        var nextSeed = seeds.After(at);
        return answer switch
        {
            JsonAnswer.Ok ok => Read(query, at, ok.Root, nextSeed),
            // One organizer that is gone must not stop the others.
            JsonAnswer.Failed { Fault.Status: 404 } => Page(new ParsedAnswer { Note = $"Eventbrite does not know '{seeds.Id(at)}'." }, nextSeed),
            _ => new FetchResult.Failed(((JsonAnswer.Failed)answer).Fault),
        };
    }

    private EventbriteSeeds Seeds(AreaQuery query)
    {
        if (_seeds is { } last && last.AreOf(query.Seeds))
            return last;
        return _seeds = new EventbriteSeeds(options, query.Seeds);
    }

    private FetchResult Read(AreaQuery query, EventbriteCursor at, JsonElement root, EventbriteCursor? nextSeed)
    {
        var total = Whole(Pagination(root), "object_count");
        var next = NextPage(at, root) is { } further ? further with { Total = total ?? at.Total } : null;
        var part = at.Pages == 0 ? new Part(total, next is not null, nextSeed) : null;
        return Page(EventbriteScope.Keep(Adapter.Parse(root), query), next ?? nextSeed, next is null && SaysMore(root) ? 1 : 0, part, Differ(at.Total, total));
    }

    // More than the pages that are read of a seed, or told in a form that leads nowhere: one at least.
    private static bool SaysMore(JsonElement root) => Member(Pagination(root), "has_more_items").ValueKind is not (JsonValueKind.False or JsonValueKind.Undefined or JsonValueKind.Null);

    private static JsonElement Pagination(JsonElement root) =>
        Member(root, "events") is { ValueKind: JsonValueKind.Object } events ? Member(events, "pagination") : Member(root, "pagination");

    private static EventbriteCursor? NextPage(EventbriteCursor at, JsonElement root)
    {
        var pagination = Pagination(root);
        if (at.Pages + 1 >= (at.Kind == EventbriteSeeds.Places ? DestinationPages : MostPages))
            return null;
        var more = Member(pagination, "has_more_items").ValueKind;
        var token = Member(pagination, "continuation") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        if (more == JsonValueKind.True && token is { Length: > 0 and <= LongestContinuation } && token != at.Continuation && at.Kind != EventbriteSeeds.Places)
            return at with { Continuation = token, PageNumber = 0, Pages = at.Pages + 1 };
        // Answers without a token count pages.
        if (more != JsonValueKind.False && Whole(pagination, "page_number") is { } page && Whole(pagination, "page_count") is { } pages && page < pages && page >= Math.Max(1, at.PageNumber))
            return at with { Continuation = null, PageNumber = (int)page + 1, Pages = at.Pages + 1 };
        return null;
    }

    private static int? Whole(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    private static JsonElement Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private HttpRequestMessage Authorised(AreaQuery query, EventbriteSeeds seeds, EventbriteCursor at, ApiKey key, bool expanded)
    {
        var isSearch = at.Kind == EventbriteSeeds.Places;
        var request = Request(isSearch ? HttpMethod.Post : HttpMethod.Get, seeds.Path(at, query.Range, expanded));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Secret);
        if (isSearch)
            request.Content = new ByteArrayContent(EventbriteDestination.Body(seeds.Id(at), query.Range, Math.Max(1, at.PageNumber))) { Headers = { ContentType = new("application/json") } };
        return request;
    }
}
