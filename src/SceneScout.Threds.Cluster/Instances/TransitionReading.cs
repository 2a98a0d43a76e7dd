using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Instances;

/// <summary>Reads where somebody wants to move a thred.</summary>
internal static class TransitionReading
{
    /// <summary>The transition, or what is wrong with it.</summary>
    internal static (TransitionModel? Transition, IReadOnlyList<ModelMistake> Mistakes) Read(JsonElement json)
    {
        var shape = new ShapeReader();
        var transition = PatternReading.Transition(json, shape, "body");
        return (shape.Mistakes.Count == 0 ? transition : null, shape.Mistakes);
    }
}
