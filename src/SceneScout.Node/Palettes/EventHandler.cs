using System.Collections.Immutable;
using SceneScout.Domain.Events;
using SceneScout.Domain.Review;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Palettes;

/// <summary>Runs <see cref="EventPalette"/>.</summary>
internal sealed class EventHandler : CommandPaletteHandler
{
    private readonly IEventStore _events;
    private readonly EventReviews _reviews;

    public EventHandler(CommandServices services)
        : base(EventPalette.Palette)
    {
        _events = services.Store.Events;
        _reviews = new EventReviews(services);
        Process("reviews", _reviews.ListAsync);
        Process("accept", (call, cancellation) => _reviews.DecideAsync(call, accept: true, cancellation));
        Process("reject", (call, cancellation) => _reviews.DecideAsync(call, accept: false, cancellation));
        Process("show", (call, cancellation) => OfEventAsync(call, (found, stop) => call.Arguments.Flag("history") ? HistoryAsync(found, stop) : Task.FromResult(Show(found)), cancellation));
        Process("tail", (call, cancellation) => new EventTail(services).RunAsync(call.Arguments, cancellation));
        Process("explain", (call, cancellation) => OfEventAsync(call, ExplainAsync, cancellation));
    }

    private async Task<IEnumerable<CommandResponse>> OfEventAsync(
        CommandCall call, Func<EventDocument, CancellationToken, Task<IEnumerable<CommandResponse>>> run, CancellationToken cancellation)
    {
        var id = call.Arguments.Required("event");
        return Guid.TryParse(id, out var guid) && await _events.FindAsync(guid, cancellation) is { } found
            ? await run(found, cancellation)
            : [CommandResponse.Unknown("event", id, "the id of an event, a UUID")];
    }

    private static IEnumerable<CommandResponse> Show(EventDocument found)
    {
        var view = EventView.Of(found);
        (string Name, string? Value)[] facts =
        [
            ("title", view.Title), ("status", view.Status), ("start", Moment(view.Start)), ("end", view.End is { } end ? Moment(end) : null), ("time zone", view.TimeZone),
            ("venue", view.Venue?.Name), ("city", view.Venue?.City), ("category", view.Category), ("quality", view.Quality is { } q ? Texts.Of($"{q:0.00}") : null),
            ("tier", view.QualityTier), ("review", view.Review), ("url", view.Url), ("sources", string.Join(", ", view.Sources)),
        ];
        return facts.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => CommandResponse.Line($"{f.Name}: {f.Value}")).Prepend(CommandResponse.Of($"event: {view.Id}", view));
    }

    private async Task<IEnumerable<CommandResponse>> HistoryAsync(EventDocument found, CancellationToken cancellation)
    {
        var past = await _events.HistoryAsync(found.Event.Id, cancellation);
        return
        [
            CommandResponse.Of($"event: {found.Event.Id}", new { id = found.Event.Id, listings = past.Select(ListingPastView.Of) }),
            .. past.SelectMany(listing => listing.Changes
                .Select(change => CommandResponse.Line($"{Texts.Time(change.At)} | {listing.Key} | changed | {string.Join("; ", change.Fields.Select(field => $"{field.Field}: {Texts.OrDash(field.Before)} -> {Texts.OrDash(field.After)}"))}"))
                .Append(CommandResponse.Line($"{Texts.Time(listing.FirstSeenAt)} | {listing.Key} | first seen"))),
        ];
    }

    private async Task<IEnumerable<CommandResponse>> ExplainAsync(EventDocument found, CancellationToken cancellation)
    {
        var members = (await _events.LoadBlockAsync(found.Event.Block, cancellation)).FirstOrDefault(s => s.Event.Id == found.Event.Id)?.Members ?? [];
        var data = new
        {
            id = found.Event.Id,
            block = found.Event.Block,
            version = found.Event.Version,
            listings = members.Select(m => new { listing = m.Listing.Key.ToString(), title = m.Listing.Title, confidence = m.Confidence, reasons = m.Reasons, repairs = m.Listing.Warnings.Select(Repair.Of).OfType<Repair>() }),
            provenance = found.Event.Provenance.ToDictionary(p => p.Key, p => p.Value.ToString()),
            categories = found.Enrichment?.Categories,
            quality = found.Enrichment?.QualityDimensions,
            qualityReasons = found.Enrichment?.QualityReasons,
            review = ReviewView.Of(found.Review),
        };
        return
        [
            CommandResponse.Of(Texts.Of($"event: {found.Event.Id} | version {found.Event.Version} | block {found.Event.Block}"), data),
            .. members.Select(m => CommandResponse.Line(Texts.Of($"listing: {m.Listing.Key} | {m.Confidence:0.00} | {string.Join(", ", m.Reasons)} | {m.Listing.Title}"))),
            .. members.SelectMany(m => m.Listing.Warnings.Select(Repair.Of).OfType<Repair>().Select(r => CommandResponse.Line($"repair: {m.Listing.Key} | {r}"))),
            .. found.Event.Provenance.Select(p => CommandResponse.Line($"field: {p.Key} | {p.Value}")),
            .. (found.Enrichment?.Categories ?? []).Select(c => CommandResponse.Line(Texts.Of($"category: {c.Name}/{c.Subcategory} | {c.Confidence:0.00}"))),
            .. (found.Enrichment?.QualityDimensions ?? ImmutableSortedDictionary<string, double>.Empty).Select(q => CommandResponse.Line(Texts.Of($"quality: {q.Key} | {q.Value:0.00}"))),
            .. (found.Enrichment?.QualityReasons ?? []).Select(reason => CommandResponse.Line($"lowered by: {reason}")),
            .. found.Review.State == ReviewState.None ? [] : (IEnumerable<CommandResponse>)[CommandResponse.Line($"review: {found.Review.State.Name()} | {Texts.OrDash(found.Review.By)} | {Texts.Time(found.Review.At)} | {Texts.OrDash(found.Review.Note)}")],
            .. found.Review.Reasons.Select(reason => CommandResponse.Line($"held by: {reason.Rule} | {reason.Text}")),
        ];
    }

    private static string Moment(MomentView moment) =>
        $"{(moment.LocalDate is { } date ? Texts.Of($"{date:yyyy-MM-dd}") : "unknown")}{(moment.LocalTime is { } time ? Texts.Of($" {time:HH:mm}") : "")}{(moment.Utc is { } utc ? $" ({Texts.Time(utc)})" : "")}";
}
