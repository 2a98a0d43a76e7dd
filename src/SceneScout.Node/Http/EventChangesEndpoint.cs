using System.Globalization;
using SceneScout.Actors.Hosting;
using SceneScout.Node.Configuration;
using SceneScout.Node.Http.Descriptions;
using SceneScout.Node.Http.Live;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http;

/// <summary><c>GET /api/events/changes</c>: with it alone an application keeps its copy of all events.</summary>
internal static class EventChangesEndpoint
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;
    private const int MaxWait = 60;

    /// <summary>Maps the route.</summary>
    public static void MapEventChanges(this WebApplication app) => app.MapGet("/api/events/changes", ReadAsync)
        .WithSummary("What happened to events, in order").WithDescription("An answer without changes waits for one as long as wait says. After reset take next, read /api/events whole, then go on from next.")
        .WithName("listChanges")
        .Asks(
            QueryWord.Whole("since", "0, or next of the last answer", 0),
            new QueryWord("updatedSince", "in place of since: changes from this instant on, and a few minutes before it") { Format = "date-time", Example = "2027-01-14T08:00:00Z" },
            QueryWords.Limit(MaxLimit, DefaultLimit),
            QueryWord.Whole("wait", "seconds that an answer without changes waits for one", 0, MaxWait))
        .Gives<EventChangesView>();

    private static async Task<IResult> ReadAsync(
        string? since,
        string? updatedSince,
        string? limit,
        string? wait,
        HttpContext context,
        IStore store,
        SpawnServices services,
        ScoutOptions options,
        FeedWaiting waiting,
        IHostApplicationLifetime lifetime)
    {
        if (!TryRead(since, 0, 0, long.MaxValue, out var after))
            return Problems.Field("since", since, "a whole number from 0 on, the next of the last answer");
        if (!string.IsNullOrEmpty(updatedSince))
        {
            if (!string.IsNullOrEmpty(since))
                return Problems.Field("updatedSince", updatedSince, "nothing beside since");
            if (!DateTimeOffset.TryParse(updatedSince, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
                return Problems.Field("updatedSince", updatedSince, "an ISO 8601 instant or date");
            after = await store.Feed.PlaceAtAsync(instant, context.RequestAborted);
        }

        if (!TryRead(limit, DefaultLimit, 1, MaxLimit, out var most))
            return Problems.Field("limit", limit, $"a whole number from 1 to {MaxLimit}");
        if (!TryRead(wait, 0, 0, MaxWait, out var seconds))
            return Problems.Field("wait", wait, $"whole seconds from 0 to {MaxWait}");
        using var place = seconds > 0 ? waiting.TryEnter() : FeedWaiting.NoPlace;
        if (place is null)
        {
            context.Response.Headers.RetryAfter = "5";
            return Problems.Of(429, "TOO_MANY_WAITING", $"{waiting.Most} callers wait for changes at this node; ask again later, or without wait.");
        }

        // A caller that waits must not keep the node from stopping.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var until = services.Now + TimeSpan.FromSeconds(seconds);
        while (true)
        {
            // Before the look: a wake between it and the wait is not lost.
            var next = services.FeedSignal.Next;
            var page = await store.Feed.ReadAsync(after, (int)most, documents: true, context.RequestAborted);
            var left = until - services.Now;
            if (!page.Changes.IsEmpty || page.Reset || left <= TimeSpan.Zero || ended.IsCancellationRequested)
                return Results.Json(EventChangesView.Of(page, options.Registry));
            await Task.WhenAny(next, Task.Delay(left, services.Time, ended.Token));
        }
    }

    private static bool TryRead(string? text, long missing, long min, long max, out long value)
    {
        value = missing;
        return string.IsNullOrEmpty(text) || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max);
    }
}
