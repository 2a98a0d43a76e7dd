using System.Collections.Immutable;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Drawing;

/// <summary>A pattern as states and arrows.</summary>
/// <param name="Title">The pattern's name.</param>
/// <param name="States">The reactions, in their order.</param>
/// <param name="Arrows">From, to (null for the end) and what leads there.</param>
public sealed record StateDiagram(string Title, ImmutableArray<string> States, ImmutableArray<(string From, string? To, string Label)> Arrows)
{
    /// <summary>The diagram of a pattern.</summary>
    public static StateDiagram Of(PatternModel pattern)
    {
        var arrows = ImmutableArray.CreateBuilder<(string, string?, string)>();
        for (var i = 0; i < pattern.Reactions.Length; i++)
        {
            var reaction = pattern.Reactions[i];
            foreach (var (target, input, label) in PatternTransitions.Of(reaction))
            {
                var to = target switch
                {
                    TransitionModel.Next => i + 1 < pattern.Reactions.Length ? pattern.Reactions[i + 1].Name : null,
                    TransitionModel.Terminate => null,
                    TransitionModel.None => reaction.Name,
                    _ => target,
                };
                arrows.Add((reaction.Name, to, input == InputKind.Default ? label : $"{label} ({(input == InputKind.Forward ? "forward" : "local")})"));
            }
        }

        return new(pattern.Name, [.. pattern.Reactions.Select(reaction => reaction.Name)], arrows.ToImmutable());
    }
}
