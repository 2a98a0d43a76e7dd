using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SceneScout.Actors.Workers.Geocoding;
using SceneScout.Actors.Workers.Ingestion;
using SceneScout.Domain.Events;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Geocoding;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Replay;

/// <summary>Reads what was ingested, or processed, by today's rules, tells what they make otherwise, and gives that to its stage again: what is written is written by those who own it, as ever. Run again when that is done, nothing differs.</summary>
internal sealed class ReplayRun(IStore store, SourceRegistry sources, GeoAtlas atlas, ICategorizer categorizer, TimeProvider time)
{
    private const int Page = 500;
    private const int BatchSize = 100;

    /// <summary>Runs it.</summary>
    /// <param name="options">What is done again.</param>
    /// <param name="tell">Called for each difference, before anything is written of it.</param>
    /// <param name="cancellation">Stops it; what was queued stays so.</param>
    public Task<ReplayReport> RunAsync(ReplayOptions options, Func<ReplayDifference, Task> tell, CancellationToken cancellation) =>
        options.Stage switch
        {
            ReplayOptions.Ingestion => IngestionAsync(options, tell, cancellation),
            ReplayOptions.Geocoding => GeocodingAsync(options, tell, cancellation),
            _ => ProcessingAsync(options, tell, cancellation),
        };

    /// <summary>What today's rules make of a row; null for the same.</summary>
    public static ReplayDifference? Of(ReplayRow row, ISourceAdapter adapter) => (RowReader.Normalise(row.Raw, adapter), row.Listing) switch
    {
        (NormaliseResult.Ok ok, { } stored) => Json(stored) is var before && Json(ok.Listing) is var after && FieldChanges.Of(before, after) is { Count: > 0 } fields
            ? new ReplayDifference($"{row.Raw.Key}", stored.Title, "changed", fields) : null,
        (NormaliseResult.Ok ok, null) => new ReplayDifference($"{row.Raw.Key}", ok.Listing.Title, "usable", [new FieldChange("error", row.Error, null)]),
        (_, null) => null,
        (var refused, { } stored) => new ReplayDifference($"{row.Raw.Key}", stored.Title, "rejected", [new FieldChange("error", null, Why(refused))]),
    };

    /// <summary>What today's rules find out of an event at the instant at which it was processed; null for the same.</summary>
    public ReplayDifference? Of(ReplayEvent replayed, ReplayOptions options)
    {
        // What directories confirm depends on what they knew then.
        var today = EventProcessing.Process(replayed.Event, atlas, categorizer, options.Quality, replayed.ProcessedAt, places: KnownPlaces.Of(replayed.Enrichment.Geocoded)) with { ConfirmedVenue = replayed.Enrichment.ConfirmedVenue };
        return FieldChanges.Of(Json(replayed.Enrichment), Json(today)) is { Count: > 0 } fields
            ? new ReplayDifference($"{replayed.Event.Id}", replayed.Event.Content.Title, "changed", fields) : null;
    }

    /// <summary>Whether an event's place is worth asking for: not known as exactly as is wanted, and what was answered to its question, if anything, is old or better than what it stands with. Null when it is not.</summary>
    public static ReplayDifference? Of(ReplayEvent replayed, PlaceQuestion question, KeptGeocode? kept, DateTimeOffset now)
    {
        var enrichment = replayed.Enrichment;
        var isKnown = kept is not null && kept.IsFresh(now);
        return isKnown && OnlinePlacing.Better(replayed.Event.Content.Venue, enrichment.Location, enrichment.LocationPrecision, KnownPlaces.Of(kept!.Finding)) is null
            ? null
            : new ReplayDifference($"{replayed.Event.Id}", replayed.Event.Content.Title, isKnown ? "known" : "open", [new FieldChange("locationPrecision", enrichment.LocationPrecision, isKnown ? kept!.Finding!.Precision : $"'{question}' is asked")]);
    }

    private async Task<ReplayReport> GeocodingAsync(ReplayOptions options, Func<ReplayDifference, Task> tell, CancellationToken cancellation)
    {
        var count = new Count();
        for (var after = Guid.Empty; ;)
        {
            var page = await store.Replays.EventsAsync(options.Since, options.Source, after, Page, cancellation);
            var open = page.Select(replayed => (Event: replayed, Question: OnlinePlacing.IsWanted(replayed.Enrichment.LocationPrecision, options.Below) ? PlaceQuestion.Of(replayed.Event.Content.Venue) : null)).ToList();
            var known = await store.Geocodes.FindAsync([.. open.Select(one => one.Question?.Key).OfType<string>().Distinct()], cancellation);
            var (due, now) = (new List<(Guid, long)>(), time.GetUtcNow());
            foreach (var (replayed, question) in open)
            {
                if (count.Different >= options.Limit)
                    break;
                if (await count.AddAsync(question is null ? null : Of(replayed, question, known.GetValueOrDefault(question.Key), now), tell))
                    due.Add((replayed.Event.Id, replayed.Event.Version));
            }

            if (due.Count > 0 && !options.DryRun)
                count.Queued += await store.Replays.FollowAgainAsync(GeocodingStage.Type, due, GeocodingStage.BatchSize, now, cancellation);
            if (page.Length < Page || count.Different >= options.Limit)
                return count.Report(options.Stage) with { IsCutShort = count.Different >= options.Limit };
            after = page[^1].Event.Id;
        }
    }

    private async Task<ReplayReport> IngestionAsync(ReplayOptions options, Func<ReplayDifference, Task> tell, CancellationToken cancellation)
    {
        var count = new Count();
        for (var after = Guid.Empty; ;)
        {
            var page = await store.Replays.RowsAsync(options.Since, options.Source, after, Page, cancellation);
            var due = new List<RawHead>();
            foreach (var row in page)
            {
                if (sources.Find(row.Raw.Key.Source)?.Adapter is not { } adapter)
                    continue;
                if (await count.AddAsync(Of(row, adapter), tell))
                    due.Add(row.Raw.Head);
            }

            if (due.Count > 0 && !options.DryRun)
                count.Queued += await store.Replays.IngestAgainAsync(due, BatchSize, time.GetUtcNow(), cancellation);
            if (page.Length < Page)
                return count.Report(options.Stage);
            after = page[^1].Raw.Id;
        }
    }

    private async Task<ReplayReport> ProcessingAsync(ReplayOptions options, Func<ReplayDifference, Task> tell, CancellationToken cancellation)
    {
        var count = new Count();
        for (var after = Guid.Empty; ;)
        {
            var page = await store.Replays.EventsAsync(options.Since, options.Source, after, Page, cancellation);
            var due = new List<(Guid, long)>();
            foreach (var replayed in page)
                if (await count.AddAsync(Of(replayed, options), tell))
                    due.Add((replayed.Event.Id, replayed.Event.Version));
            if (due.Count > 0 && !options.DryRun)
                count.Queued += await store.Replays.ProcessAgainAsync(due, BatchSize, time.GetUtcNow(), cancellation);
            if (page.Length < Page)
                return count.Report(options.Stage);
            after = page[^1].Event.Id;
        }
    }

    private static string Why(NormaliseResult refused) => refused switch
    {
        NormaliseResult.Skipped skipped => skipped.Reason,
        NormaliseResult.Rejected rejected => string.Join("; ", rejected.Errors),
        _ => throw new InvalidOperationException("An adapter answers a listing, a skip or a rejection."),
    };

    private static JsonObject Json(Listing listing) => JsonSerializer.SerializeToNode(listing, EventJson.Default.Listing)!.AsObject();

    private static JsonObject Json(Enrichment enrichment) => JsonSerializer.SerializeToNode(enrichment, EventJson.Default.Enrichment)!.AsObject();

    private sealed class Count
    {
        private readonly SortedDictionary<string, int> _fields = new(StringComparer.Ordinal);
        private int _seen;

        public int Queued { get; set; }

        public int Different { get; private set; }

        public async Task<bool> AddAsync(ReplayDifference? difference, Func<ReplayDifference, Task> tell)
        {
            _seen++;
            if (difference is null)
                return false;
            Different++;
            foreach (var field in difference.Fields)
                _fields[field.Field] = _fields.GetValueOrDefault(field.Field) + 1;
            await tell(difference);
            return true;
        }

        public ReplayReport Report(string stage) => new(stage, _seen, _seen - Different, Different, Queued, _fields.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
