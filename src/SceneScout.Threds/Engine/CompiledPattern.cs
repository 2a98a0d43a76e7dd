using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>One version of a pattern, checked and with its expressions parsed.</summary>
public sealed class CompiledPattern
{
    private readonly FrozenDictionary<string, CompiledReaction> _byName;

    internal CompiledPattern(PatternModel model, int version, ImmutableArray<CompiledReaction> reactions)
    {
        (Model, Version, Reactions) = (model, version, reactions);
        _byName = reactions.ToFrozenDictionary(reaction => reaction.Model.Name, StringComparer.Ordinal);
        EventTypes = UnboundTypes.Of(reactions[0].Condition);
    }

    /// <summary>The pattern.</summary>
    public PatternModel Model { get; }

    /// <summary>Which of its versions this is, from 1.</summary>
    public int Version { get; }

    /// <summary>The types of the events that can begin one of its threds; null when it may be any type.</summary>
    public ImmutableArray<string>? EventTypes { get; }

    internal ImmutableArray<CompiledReaction> Reactions { get; }

    /// <summary>Checks and compiles a pattern. Throws <see cref="ModelException"/> with all that is wrong with it.</summary>
    /// <param name="json">The pattern.</param>
    /// <param name="version">Its version.</param>
    /// <param name="ignoreUnknownFields">Whether fields that the model does not have are let pass; they change nothing.</param>
    public static CompiledPattern Put(JsonElement json, int version = 1, bool ignoreUnknownFields = false)
    {
        var (pattern, mistakes) = Check(json, version);
        if (ignoreUnknownFields)
            mistakes = [.. mistakes.Where(mistake => !mistake.UnknownField)];
        return mistakes.Count == 0 ? pattern! : throw new ModelException(mistakes);
    }

    /// <summary>Compiles a pattern as far as it goes, and says all that is wrong with it.</summary>
    public static (CompiledPattern? Pattern, IReadOnlyList<ModelMistake> Mistakes) Check(JsonElement json, int version = 1)
    {
        var shape = new ShapeReader();
        if (PatternReading.Read(json, shape) is not { } model)
            return (null, shape.Mistakes);
        var pattern = new PatternCompiler(model, shape.Mistakes).Compile(version);
        return (pattern, shape.Mistakes);
    }

    internal CompiledReaction? Reaction(string? name) => name is not null && _byName.TryGetValue(name, out var reaction) ? reaction : null;
}
