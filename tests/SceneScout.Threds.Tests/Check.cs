using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Tests;

/// <summary>Small parts that tests are made of.</summary>
internal static class Check
{
    internal const long Start = 1_767_225_600_000;

    internal static CompiledPattern Pattern(string json, int version = 1) => CompiledPattern.Put(JsonElement.Parse(json), version);

    internal static ThredEvent Event(string id, string type, string? thredId = null, string? values = null) => EventReading.Read(JsonElement.Parse($$"""
        {"id": "{{id}}", "type": "{{type}}", "source": {"id": "p1"}{{(thredId is null ? "" : $", \"thredId\": \"{thredId}\"")}}{{(values is null ? "" : $", \"data\": {{\"content\": {{\"values\": {values}}}}}")}}}
        """));

    internal static ThredState Begin(CompiledPattern pattern, string id = "t1") => ThredEngine.Begin(pattern, id, Start, Nobody.Instance, new CountedIds());

    internal static ThredDecision Decide(CompiledPattern pattern, ThredState state, ThredEvent given, long now = Start) =>
        ThredEngine.Decide(pattern, state, new ThredInput.Occurrence(given), now, Nobody.Instance, new CountedIds());

    internal static ImmutableArray<ThredMessage> Messages(ThredDecision decision) => [.. decision.Effects.OfType<ThredEffect.Send>().Select(send => send.Message)];
}
