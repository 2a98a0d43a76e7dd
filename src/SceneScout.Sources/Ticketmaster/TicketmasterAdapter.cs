using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Ticketmaster;

/// <summary>Reads answers of the Ticketmaster Discovery API v2: event searches, single events, bare lists, recorded calls.</summary>
public sealed class TicketmasterAdapter : ISourceAdapter
{
    private static readonly TicketmasterShape Shape = new();

    /// <inheritdoc />
    public SourceName Name => SourceName.Ticketmaster;

    /// <inheritdoc />
    public SourceCapabilities Capabilities => TicketmasterCapabilities.Value;

    /// <inheritdoc />
    public ParsedAnswer Parse(JsonElement answer) => AnswerReader.Read(answer, Shape);

    /// <inheritdoc />
    public NormaliseResult Normalise(JsonElement listing) => ListingReader.Normalise(listing, Skip, TicketmasterListing.Read);

    private static string? Skip(Field root) => root["test"].Flag() == true ? "A test event of the source." : null;
}
