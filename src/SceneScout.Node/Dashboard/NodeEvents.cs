using System.Globalization;
using SceneScout.Actors.Hosting;
using SceneScout.Dashboard.Pictures;
using SceneScout.Domain.Events;
using SceneScout.Domain.Freshness;
using SceneScout.Domain.Matching;
using SceneScout.Domain.Review;
using SceneScout.Node.Configuration;
using SceneScout.Node.Http;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Dashboard;

/// <summary>Reads events for people.</summary>
internal sealed class NodeEvents(SpawnServices services, ScoutOptions options)
{
    private const int PageSize = 500;
    private const int LongestText = 300;
    private const int PictureWidth = 640;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    // In the order in which people ask for them; the names are those of the provenance.
    private static readonly (string Field, Func<Listing, string?> Text)[] Fields =
    [
        ("title", listing => listing.Title),
        ("start", listing => Moment(listing.Time.Start)),
        ("end", listing => listing.Time.End is { } end ? Moment(end) : null),
        ("timeZone", listing => listing.Time.TimeZone),
        ("originalStart", listing => listing.OriginalStart is { } original ? Moment(original) : null),
        ("doors", listing => listing.Doors is { } doors ? Moment(doors) : null),
        ("status", listing => listing.Status.ToString().ToLowerInvariant()),
        ("sales", listing => listing.Sales == SalesStatus.Unknown ? null : listing.Sales.ToString().ToLowerInvariant()),
        ("venue", listing => listing.Venue is { } venue ? Joined(", ", venue.Name, venue.Address, venue.PostalCode, venue.City, venue.Region, venue.CountryCode) : null),
        ("online", listing => listing.Online is { } online ? online ? "yes" : "no" : null),
        ("price", listing => listing.Price is { } price ? Amount(price) : null),
        ("isFree", listing => listing.IsFree is { } free ? free ? "yes" : "no" : null),
        ("performers", listing => Joined(", ", [.. listing.Performers.Select(p => p.Name)])),
        ("organizer", listing => listing.Organizer?.Name),
        ("categories", listing => Joined(", ", [.. listing.Categories.Select(c => c.Name ?? c.Id)])),
        ("description", listing => listing.Description is { Length: > LongestText } text ? text[..LongestText] + "…" : listing.Description),
        ("url", listing => listing.Url),
        ("ticketUrl", listing => listing.TicketUrl),
        ("images", listing => listing.Images.IsEmpty ? null : $"{listing.Images.Length}"),
        ("language", listing => listing.Language),
        ("minimumAge", listing => listing.MinimumAge?.ToString(CultureInfo.InvariantCulture)),
        ("seriesId", listing => listing.SeriesId),
        ("linksTo", listing => Joined(", ", [.. listing.LinksTo.Select(l => l.ToString())])),
    ];

    private readonly BriefMemory<MapQuestion, MapAnswer> _maps = new(Kept, 16, services.Time);

    /// <summary>Events that hold some words.</summary>
    public async Task<IReadOnlyList<EventLine>> ListAsync(string text, int limit, CancellationToken cancellation) =>
        [.. (await services.Store.Events.QueryAsync(new EventQuery { Text = text.Length == 0 ? null : text, Limit = limit }, cancellation)).Events.Select(document => new EventLine(
            document.Event.Id, document.Event.Content.Title, When(document), Where(document), document.Enrichment?.Category, document.Event.Content.Status.ToString().ToLowerInvariant(),
            document.Enrichment?.Quality, [.. document.Event.Listings.Select(l => l.Source.Value).Distinct()]))];

    /// <summary>Events that wait for somebody to look at them, and whether there are more.</summary>
    public async Task<(IReadOnlyList<HeldEvent> Held, bool IsCut)> HeldAsync(int limit, CancellationToken cancellation)
    {
        var page = await services.Store.Events.QueryAsync(new EventQuery { Review = [ReviewState.Pending], Freshness = [.. FreshnessStates.All], Limit = limit }, cancellation);
        return ([.. page.Events.Select(document => new HeldEvent(
            document.Event.Id, document.Event.Version, document.Event.Content.Title, When(document), Where(document),
            [.. document.Event.Listings.Select(l => l.Source.Value).Distinct()], [.. document.Review.Reasons.Select(reason => reason.Text)]))], page.Next is not null);
    }

    /// <summary>Listings of which somebody has to say whether they are one event.</summary>
    public async Task<IReadOnlyList<PairQuestion>> PairsAsync(int limit, CancellationToken cancellation)
    {
        var asked = new List<PairQuestion>();
        foreach (var pair in await services.Store.Events.ReviewPairsAsync(PairReviewState.Pending, limit, cancellation))
            asked.Add(new PairQuestion(pair.Id, pair.Probability, pair.Reasons, await SideAsync(pair.Left, pair.LeftEvent), await SideAsync(pair.Right, pair.RightEvent)));
        return asked;

        async Task<PairSide> SideAsync(ListingKey listing, Guid? id) => id is { } known && await services.Store.Events.FindAsync(known, cancellation) is { } document
            ? new PairSide(listing.ToString(), document.Event.Id, document.Event.Content.Title, When(document), Where(document))
            : new PairSide(listing.ToString(), null, "an event that is gone", "", "");
    }

    /// <summary>One event; null when there is none.</summary>
    public async Task<EventStory?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await services.Store.Events.FindAsync(id, cancellation) is not { } found)
            return null;
        var members = (await services.Store.Events.LoadBlockAsync(found.Event.Block, cancellation)).FirstOrDefault(stored => stored.Event.Id == found.Event.Id)?.Members ?? [];
        var view = EventView.Of(found, options.Registry);
        return new EventStory(
            found.Event.Id,
            found.Event.Version,
            found.Event.Block,
            view.Title,
            view.Status,
            view.Freshness,
            view.Description,
            [.. Facts(found)],
            Rows(found.Event, [.. members]),
            [.. members.Select(member => new ListingColumn(
                member.Listing.Key.ToString(), member.Listing.Key.Source.Value, member.Confidence, member.Reasons,
                found.Presence.FirstOrDefault(p => p.Key == member.Listing.Key)?.Freshness.Name(), Link(member.Listing.Url)))],
            view.Quality,
            [.. (view.QualityDimensions ?? new Dictionary<string, double>()).Select(d => (d.Key, d.Value))],
            [.. (view.Categories ?? []).Select(c => (c.Subcategory is null ? c.Name : $"{c.Name}/{c.Subcategory}", c.Confidence))],
            [.. members.SelectMany(member => member.Listing.Warnings.Select(warning => $"{member.Listing.Key.Source}: {warning}"))],
            [.. view.Attribution.Values],
            Link(view.Url))
        {
            Review = view.Review,
            Picture = view.Picture is { } picture && picture.Variants.OrderBy(size => size.Width).FirstOrDefault(size => size.Width >= PictureWidth || size.Width == picture.Variants.Max(other => other.Width)) is { } size
                ? new StoryImage(size.Url, picture.Alt, size.Width, size.Height)
                : null,
        };
    }

    /// <summary>Events with places.</summary>
    public Task<MapAnswer> MapAsync(MapQuestion question) => _maps.AskAsync(question, async asked =>
    {
        var (placed, placeless, after) = (new List<MapEvent>(), 0, (string?)null);
        var query = new EventQuery { Category = asked.Category, Limit = PageSize };
        if (asked.Days is { } days)
            query = query with { From = services.Now, To = services.Now + TimeSpan.FromDays(days) };
        do
        {
            // The read is shared: it ends with none of those who asked.
            var page = await services.Store.Events.QueryAsync(query with { After = after }, CancellationToken.None);
            foreach (var document in page.Events)
                if ((document.Enrichment?.Location ?? document.Event.Content.Venue?.Location) is { } at)
                    placed.Add(new MapEvent(document.Event.Id, document.Event.Content.Title, When(document), Where(document), document.Enrichment?.Category, at.Latitude, at.Longitude));
                else
                    placeless++;
            after = page.Next;
        }
        while (after is not null && placed.Count < MapAnswer.Most && placeless < MapAnswer.Most);
        return new MapAnswer(placed, after is not null, placeless);
    });

    /// <summary>The fields of an event side by side with what its listings say; those that nobody says are left out.</summary>
    internal static IReadOnlyList<FieldRow> Rows(CanonicalEvent merged, IReadOnlyList<EventMember> members) =>
    [
        .. Fields.Select(field => new FieldRow(
                field.Field,
                field.Text(merged.Content),
                merged.Provenance.TryGetValue(field.Field, out var from) ? from.ToString() : null,
                [.. members.Select(member => field.Text(member.Listing))]))
            .Where(row => row.Merged is not null || row.Said.Any(said => said is not null)),
    ];

    private static IEnumerable<(string Name, string Text)> Facts(EventDocument document)
    {
        var (content, extra) = (document.Event.Content, document.Enrichment);
        (string Name, string? Text)[] facts =
        [
            ("When", When(document)), ("Time zone", extra?.TimeZone ?? content.Time.TimeZone), ("Where", Where(document)), ("Address", content.Venue?.Address),
            ("Place", extra?.Location is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Latitude:0.#####}, {at.Longitude:0.#####} ({extra.LocationPrecision ?? "source"})") : null),
            ("Price", content.IsFree == true ? "free" : content.Price is { } price ? Amount(price) : null),
            ("Performers", Joined(", ", [.. content.Performers.Select(p => p.Name)])), ("Organizer", content.Organizer?.Name),
            ("First seen", Instant(document.CreatedAt)), ("Last changed", Instant(document.UpdatedAt)),
        ];
        return facts.Where(fact => !string.IsNullOrEmpty(fact.Text)).Select(fact => (fact.Name, fact.Text!));
    }

    // A page to follow, nothing else: a source's text is no script.
    private static string? Link(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? url : null;

    private static string When(EventDocument document) =>
        document.Event.Content.Time.ToBeAnnounced ? "to be announced" : Moment(document.Event.Content.Time.Start) ?? "unknown";

    private static string Where(EventDocument document)
    {
        var venue = document.Event.Content.Venue;
        return Joined(", ", venue?.Name, venue?.City ?? document.Enrichment?.City) ?? (document.Event.Content.Online == true ? "online" : "no place");
    }

    private static string? Moment(EventMoment moment) =>
        moment.LocalDate is { } date ? string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}{(moment.LocalTime is { } time ? $" {time:HH\\:mm}" : "")}") : moment.Utc is { } utc ? Instant(utc) : null;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Amount(Price price) => string.Create(CultureInfo.InvariantCulture, $"{(price.Min == price.Max || price.Max is null ? $"{price.Min:0.##}" : $"{price.Min:0.##} to {price.Max:0.##}")} {price.Currency}").Trim();

    private static string? Joined(string between, params string?[] parts) => string.Join(between, parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;
}
