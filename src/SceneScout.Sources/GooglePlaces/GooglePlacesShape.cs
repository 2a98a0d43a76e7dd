using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.GooglePlaces;

/// <summary>How Places answers are built, new (<c>places</c>) and legacy (<c>results</c>, <c>result</c>, <c>candidates</c>).</summary>
internal sealed class GooglePlacesShape : AnswerShape
{
    /// <inheritdoc />
    public override SourceName Source => SourceName.GooglePlaces;

    /// <inheritdoc />
    public override NodeKind Classify(JsonElement node, string container)
    {
        if (container is "error" or "predictions" or "suggestions")
            return NodeKind.Other;
        if (container is "places" or "results" or "result" or "candidates")
            return NodeKind.Venue;
        return Count(node, "displayName", "formattedAddress", "location", "addressComponents", "primaryType", "place_id", "geometry", "formatted_address", "businessStatus", "types") >= 2
            ? NodeKind.Venue
            : NodeKind.Envelope;
    }

    /// <inheritdoc />
    public override string? IdOf(Field listing) => ListingReader.RequireId(listing["id"]);

    /// <inheritdoc />
    public override VenueRecord? ReadVenue(Field venue) => GooglePlace.Read(venue);

    /// <inheritdoc />
    public override string Describe(JsonElement answer)
    {
        if (Member(answer, "error") is { ValueKind: JsonValueKind.Object } error)
            return $"An error body ({TextOf(error, "status") ?? "no code"}).";
        if (TextOf(answer, "status") is { } status && status is not ("OK" or "ZERO_RESULTS"))
            return $"An error body ({status}).";
        return Has(answer, "photoUri") ? "A photo, no venue." : Has(answer, "predictions") || Has(answer, "suggestions") ? "Suggestions, no venues." : "An answer without venues.";
    }
}
