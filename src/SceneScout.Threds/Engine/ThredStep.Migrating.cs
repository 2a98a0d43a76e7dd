using System.Collections.Immutable;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <content>Another version of the pattern.</content>
internal sealed partial class ThredStep
{
    /// <summary>Goes on by this step's pattern, another version of its own: in the same reaction, with its locals, participants and children. Its expiry runs from when it came there.</summary>
    internal ThredDecision Migrate(CompiledPattern before, string eventId)
    {
        if (_state.Status != ThredStatus.Active)
            throw new ThredFaultException(ThredFault.Invalid($"Thred {_state.Id} has ended."));
        if (_pattern.Reaction(_state.Reaction) is not { } reaction)
        {
            throw new ThredFaultException(ThredFault.Invalid(
                $"Version {_pattern.Version} of pattern {_pattern.Model.Id} has no reaction '{_state.Reaction}', in which thred {_state.Id} is; it has {string.Join(", ", _pattern.Reactions.Select(known => known.Model.Name))}. Move the thred to one of them first."));
        }

        var kept = Ands(before.Reaction(_state.Reaction)?.Condition).Intersect(Ands(reaction.Condition)).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        _state = _state with
        {
            PatternVersion = _pattern.Version,
            PatternName = _pattern.Model.Name,
            // What an "and" has seen counts where it asks for the same.
            Matched = _state.Matched.RemoveRange(_state.Matched.Keys.Where(id => !kept.Contains(id))),
        };
        Arm(reaction, _state.ReactionStart);
        Note(eventId, "mg", _state.Reaction, _state.Reaction, null, $"moved from version {before.Version} of its pattern to version {_pattern.Version}");
        return Done(null);
    }

    private static ImmutableHashSet<(string Id, string Asks)> Ands(CompiledCondition? condition)
    {
        var found = ImmutableHashSet.CreateBuilder<(string, string)>();
        if (condition is not null)
            Add(condition);
        return found.ToImmutable();

        void Add(CompiledCondition one)
        {
            if (one.Model.Kind == ConditionKind.And)
                found.Add((one.Id, Asks(one)));
            foreach (var operand in one.Operands)
                Add(operand);
        }
    }

    private static string Asks(CompiledCondition condition) => condition.Model.Kind == ConditionKind.Filter ? condition.Model.Expression! : $"{condition.Model.Kind}[{string.Join("\n", condition.Operands.Select(Asks))}]";
}
