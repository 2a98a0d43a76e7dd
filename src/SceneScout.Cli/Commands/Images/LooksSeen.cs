using System.Text.Json;
using SceneScout.Imaging.Features;

namespace SceneScout.Cli.Commands.Images;

/// <summary>What the pictures of a run look like, to find near-duplicates among them.</summary>
internal sealed class LooksSeen
{
    private readonly Dictionary<int, List<(PerceptualHash Look, JsonElement Id)>> _seen = [];

    /// <summary>The id of the first picture that looks the same; null, and this one is remembered, when there is none.</summary>
    public JsonElement? FirstLike(PerceptualHash look, JsonElement id)
    {
        foreach (var key in look.Keys())
            if (_seen.TryGetValue(key, out var near))
                foreach (var other in near)
                    if (other.Look.IsNear(look))
                        return other.Id;
        foreach (var key in look.Keys())
        {
            if (!_seen.TryGetValue(key, out var near))
                _seen[key] = near = [];
            near.Add((look, id));
        }

        return null;
    }
}
