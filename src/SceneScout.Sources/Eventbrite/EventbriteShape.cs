using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>How Eventbrite answers are built.</summary>
internal sealed class EventbriteShape : AnswerShape
{
    /// <inheritdoc />
    public override SourceName Source => SourceName.Eventbrite;

    /// <inheritdoc />
    public override IReadOnlySet<string> VolatileNames { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "changed", "saves", "dedup", "debug_info", "num_past_events", "num_future_events", "num_followers", "num_following", "num_upcoming_events",
        "num_saves", "num_collections", "followed_by_you", "public_collections", "show_remaining", "resource_uri", "parent_url",
    };

    /// <inheritdoc />
    public override IReadOnlySet<string> ListingLists { get; } = new HashSet<string>(StringComparer.Ordinal) { "events" };

    /// <inheritdoc />
    public override NodeKind Classify(JsonElement node, string container)
    {
        if (container is "pagination" or "categories" or "subcategories" or "ticket_classes" or "organizers" or "formats" or "tags" or "places" or "search_data" or "aggs")
            return NodeKind.Other;
        // Venues of an event are part of it; only answers about venues come here.
        if (container is "venues" or "venue" || (Member(node, "address").ValueKind == JsonValueKind.Object && node.TryGetProperty("name", out _)))
            return NodeKind.Venue;
        if (TextOf(node, "_type") == "destination_event" || Count(node, "start_date", "start_time", "eventbrite_event_id", "primary_venue_id", "is_online_event") >= 2)
            return NodeKind.Listing;
        return Count(node, "start", "end", "organizer_id", "online_event", "venue_id", "listed", "is_series", "hide_start_date") >= 2 ? NodeKind.Listing : NodeKind.Envelope;
    }

    /// <inheritdoc />
    public override string? IdOf(Field listing) => EventbriteListing.RequireId(listing);

    /// <inheritdoc />
    public override VenueRecord? ReadVenue(Field venue) =>
        ListingReader.RequireId(venue["id"]) is { } id ? new VenueRecord { Key = new ListingKey(Source, id), Venue = EventbriteVenue.Of(venue) } : null;

    /// <inheritdoc />
    public override string Describe(JsonElement answer)
    {
        if (TextOf(answer, "error") is { } error)
            return $"An error body ({error}).";
        foreach (var (name, note) in (ReadOnlySpan<(string, string)>)[("categories", "Categories"), ("subcategories", "Subcategories"), ("ticket_classes", "Ticket classes"), ("formats", "Formats")])
            if (Has(answer, name))
                return $"{note}, no events.";
        if (Has(answer, "parent_category") || (answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() > 0 && Has(answer[0], "parent_category")))
            return "Subcategories, no events.";
        if (Has(answer, "num_past_events") || Has(answer, "long_description"))
            return "An organizer, no event.";
        if (Has(answer, "cost") && Has(answer, "quantity_total"))
            return "A ticket class, no event.";
        if (Has(answer, "venues"))
            return "A page without venues.";
        return Has(answer, "events") || Has(answer, "pagination") ? "A page without events." : "No event was found in the answer.";
    }
}
