using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Eventbrite;

/// <summary>Reads answers of Eventbrite: API v3 events (lists, pages, single ones) and the flat shape of its destination search.</summary>
public sealed class EventbriteAdapter : ISourceAdapter
{
    private static readonly EventbriteShape Shape = new();

    /// <inheritdoc />
    public SourceName Name => SourceName.Eventbrite;

    /// <inheritdoc />
    public SourceCapabilities Capabilities => EventbriteCapabilities.Value;

    /// <inheritdoc />
    public ParsedAnswer Parse(JsonElement answer) => AnswerReader.Read(answer, Shape);

    /// <inheritdoc />
    public NormaliseResult Normalise(JsonElement listing) => ListingReader.Normalise(listing, EventbriteVisibility.Skip, EventbriteListing.Read);
}
