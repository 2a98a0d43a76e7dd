using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Yelp;

/// <summary>How Yelp answers are built.</summary>
internal sealed class YelpShape : AnswerShape
{
    /// <inheritdoc />
    public override SourceName Source => SourceName.Yelp;

    /// <inheritdoc />
    public override IReadOnlySet<string> VolatileNames { get; } = new HashSet<string>(StringComparer.Ordinal) { "attending_count", "interested_count", "distance", "review_count", "rating" };

    /// <inheritdoc />
    public override IReadOnlySet<string> ListingLists { get; } = new HashSet<string>(StringComparer.Ordinal) { "events" };

    /// <inheritdoc />
    public override NodeKind Classify(JsonElement node, string container)
    {
        if (container is "error" or "region" or "location" or "categories" or "terms" or "hours" or "reviews")
            return NodeKind.Other;
        if (node.TryGetProperty("time_start", out _) || node.TryGetProperty("event_site_url", out _))
            return NodeKind.Listing;
        if (container == "businesses" || Count(node, "review_count", "coordinates", "is_closed", "display_phone", "transactions", "rating") >= 2)
            return NodeKind.Venue;
        return NodeKind.Envelope;
    }

    /// <inheritdoc />
    public override string? IdOf(Field listing) => ListingReader.RequireId(listing["id"]);

    /// <inheritdoc />
    public override VenueRecord? ReadVenue(Field venue) => YelpBusiness.Read(venue);

    /// <inheritdoc />
    public override string Describe(JsonElement answer)
    {
        if (Member(answer, "error") is { ValueKind: JsonValueKind.Object } error)
            return $"An error body ({TextOf(error, "code") ?? TextOf(error, "id") ?? "no code"}).";
        if (Has(answer, "categories"))
            return "Categories, no events.";
        if (Has(answer, "reviews"))
            return "Reviews, no events.";
        return Has(answer, "events") ? "A page without events." : "No event was found in the answer.";
    }
}
