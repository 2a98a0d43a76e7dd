using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Sixth;

/// <summary>Reads answers of the City Agenda.</summary>
internal sealed class CityAgendaAdapter : ISourceAdapter
{
    private static readonly CityAgendaShape Shape = new();

    /// <inheritdoc />
    public SourceName Name => CityAgendaSource.Name;

    /// <inheritdoc />
    public SourceCapabilities Capabilities => CityAgendaCapabilities.Value;

    /// <inheritdoc />
    public ParsedAnswer Parse(JsonElement answer) => AnswerReader.Read(answer, Shape);

    /// <inheritdoc />
    public NormaliseResult Normalise(JsonElement listing) =>
        ListingReader.Normalise(listing, root => root["state"].Text() == "draft" ? "A draft." : null, CityAgendaListing.Read);
}
