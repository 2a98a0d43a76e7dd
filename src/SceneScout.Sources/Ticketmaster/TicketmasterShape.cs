using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>How Discovery answers are built.</summary>
internal sealed class TicketmasterShape : AnswerShape
{
    /// <inheritdoc />
    public override SourceName Source => SourceName.Ticketmaster;

    /// <inheritdoc />
    public override IReadOnlySet<string> VolatileNames { get; } = new HashSet<string>(StringComparer.Ordinal) { "distance", "units", "_links", "upcomingEvents" };

    /// <inheritdoc />
    public override IReadOnlySet<string> ListingLists { get; } = new HashSet<string>(StringComparer.Ordinal) { "events" };

    /// <inheritdoc />
    public override NodeKind Classify(JsonElement node, string container)
    {
        if (Has(node, "dates") || (TextOf(node, "type") == "event" && node.TryGetProperty("name", out _)))
            return NodeKind.Listing;
        // Venues of an event are part of it; only answers about venues come here.
        if (TextOf(node, "type") == "venue" || container == "venues")
            return NodeKind.Venue;
        if (TextOf(node, "type") is "event" or "attraction" || container is "_links" or "page" or "images" or "attractions" or "classifications" or "errors" or "fault")
            return NodeKind.Other;
        return NodeKind.Envelope;
    }

    /// <inheritdoc />
    public override string? IdOf(Field listing) => ListingReader.RequireId(listing["id"]);

    /// <inheritdoc />
    public override VenueRecord? ReadVenue(Field venue) =>
        ListingReader.RequireId(venue["id"]) is { } id
            ? new VenueRecord { Key = new ListingKey(Source, id), Venue = (TicketmasterVenue.Read(venue) ?? new Venue()) with { ExternalId = id } }
            : null;

    /// <inheritdoc />
    public override string Describe(JsonElement answer)
    {
        if (Has(answer, "fault"))
            return $"An error body ({TextOf(Member(Member(answer, "fault"), "detail"), "errorcode") ?? "no code"}).";
        if (Member(answer, "errors") is { ValueKind: JsonValueKind.Array } errors)
            return $"An error body ({(errors.GetArrayLength() > 0 ? TextOf(errors[0], "code") : null) ?? "no code"}).";
        var inside = Member(answer, "_embedded");
        if (Has(inside, "venues"))
            return "A page without venues.";
        if (Has(inside, "attractions") || TextOf(answer, "type") == "attraction")
            return "Attractions, no events.";
        if (Has(answer, "images"))
            return "Images of an event, no event.";
        if (Has(inside, "classifications") || Has(answer, "segment"))
            return "Classifications, no events.";
        return Has(answer, "page") || Has(inside, "events") ? "A page without events." : "No event was found in the answer.";
    }
}
