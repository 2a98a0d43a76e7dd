using System.Text.Json;
using SceneScout.Jsonata;

namespace SceneScout.Threds.Engine;

/// <summary>A null of a template: the member is left out.</summary>
internal sealed class NothingTemplate : ThredTemplate
{
    internal static NothingTemplate Instance { get; } = new();

    internal override bool Write(Utf8JsonWriter writer, string? name, StepScope scope) => false;

    internal override JsonataValue Evaluate(StepScope scope) => default;
}
