using System.Text.Json;
using SceneScout.Domain.Events;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Tests.Sixth;

/// <summary>How its answers are built: <c>{"happenings": [...], "next": "..."}</c>.</summary>
internal sealed class CityAgendaShape : AnswerShape
{
    /// <inheritdoc />
    public override SourceName Source => CityAgendaSource.Name;

    /// <inheritdoc />
    public override IReadOnlySet<string> VolatileNames { get; } = new HashSet<string>(StringComparer.Ordinal) { "views" };

    /// <inheritdoc />
    public override IReadOnlySet<string> ListingLists { get; } = new HashSet<string>(StringComparer.Ordinal) { "happenings" };

    /// <inheritdoc />
    public override NodeKind Classify(JsonElement node, string container) =>
        node.TryGetProperty("headline", out _) || node.TryGetProperty("begins", out _) ? NodeKind.Listing : NodeKind.Envelope;

    /// <inheritdoc />
    public override string? IdOf(Field listing) => ListingReader.RequireId(listing["id"]);

    /// <inheritdoc />
    public override string Describe(JsonElement answer) => TextOf(answer, "problem") is { } code ? $"An error body ({code})." : "A page without events.";
}
