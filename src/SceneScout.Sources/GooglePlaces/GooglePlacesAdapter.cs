using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.GooglePlaces;

/// <summary>Reads answers of Google Places, new and legacy, as venues. Google lists no events.</summary>
public sealed class GooglePlacesAdapter : ISourceAdapter
{
    private static readonly GooglePlacesShape Shape = new();

    /// <inheritdoc />
    public SourceName Name => SourceName.GooglePlaces;

    /// <inheritdoc />
    public SourceCapabilities Capabilities => GooglePlacesCapabilities.Value;

    /// <inheritdoc />
    public ParsedAnswer Parse(JsonElement answer) => AnswerReader.Read(answer, Shape);

    /// <inheritdoc />
    /// <remarks>Always refused: what Google sends is a venue.</remarks>
    public NormaliseResult Normalise(JsonElement listing) =>
        new NormaliseResult.Rejected([FieldError.Of("(root)", null, "Not usable: Google Places lists venues, an event is wanted.")]);
}
