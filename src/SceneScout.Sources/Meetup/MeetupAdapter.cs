using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Meetup;

/// <summary>Reads answers of Meetup: GraphQL of today and of before 2025, REST v2 and v3.</summary>
public sealed class MeetupAdapter : ISourceAdapter
{
    private static readonly MeetupShape Shape = new();

    /// <inheritdoc />
    public SourceName Name => SourceName.Meetup;

    /// <inheritdoc />
    public SourceCapabilities Capabilities => MeetupCapabilities.Value;

    /// <inheritdoc />
    public ParsedAnswer Parse(JsonElement answer) => AnswerReader.Read(answer, Shape);

    /// <inheritdoc />
    public NormaliseResult Normalise(JsonElement listing) => ListingReader.Normalise(listing, MeetupStatus.Skip, MeetupListing.Read);
}
