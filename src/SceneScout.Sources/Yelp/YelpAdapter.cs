using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Yelp;

/// <summary>Reads answers of the Yelp API: event searches, single and featured events as listings; business answers of v3 and v2 as venues.</summary>
public sealed class YelpAdapter : ISourceAdapter
{
    private static readonly YelpShape Shape = new();

    /// <inheritdoc />
    public SourceName Name => SourceName.Yelp;

    /// <inheritdoc />
    public SourceCapabilities Capabilities => YelpCapabilities.Value;

    /// <inheritdoc />
    public ParsedAnswer Parse(JsonElement answer) => AnswerReader.Read(answer, Shape);

    /// <inheritdoc />
    public NormaliseResult Normalise(JsonElement listing) => ListingReader.Normalise(listing, _ => null, YelpListing.Read);
}
