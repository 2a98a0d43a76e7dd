using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <content>Conditions.</content>
internal sealed partial class ThredStep
{
    /// <summary>Whether a condition would match, without any effect of it: of an <c>and</c> any operand is enough.</summary>
    internal static bool Tests(CompiledCondition condition, StepScope scope)
    {
        if (condition.Model.Kind == ConditionKind.Filter)
            return Filter(condition, scope);
        foreach (var operand in condition.Operands)
        {
            if (Tests(operand, scope))
                return true;
        }

        return false;
    }

    private bool Tests(CompiledCondition condition) => Tests(condition, _scope);

    // A filter that does not speak of errors never takes an error for an answer.
    private static bool Filter(CompiledCondition condition, StepScope scope) =>
        condition.Filter is { } filter
        && (filter.ReadsErrors || scope.Event!.Error.ValueKind == System.Text.Json.JsonValueKind.Undefined)
        && scope.Evaluate(filter).IsJavaScriptTrue();

    private ReactionResult? Apply(CompiledCondition condition)
    {
        var result = condition.Model.Kind switch
        {
            ConditionKind.Filter => Filter(condition, _scope) ? Of(condition) : null,
            ConditionKind.And => All(condition) ? Of(condition) : null,
            _ => First(condition),
        };
        if (result is not null && condition.OnTrue is { } consequent)
            _scope.Evaluate(consequent);
        return result;
    }

    private static ReactionResult Of(CompiledCondition condition) => new(condition.Transform, condition.Publish, condition.Model.Transition, condition.Model.Spawn, condition.Id);

    // Of an operand's own directives only its effects count, at the moment when it matches.
    private bool All(CompiledCondition condition)
    {
        var matched = _state.Matched.GetValueOrDefault(condition.Id);
        var all = condition.Operands.Length == 64 ? ulong.MaxValue : (1UL << condition.Operands.Length) - 1;
        for (var i = 0; i < condition.Operands.Length; i++)
        {
            if ((matched & (1UL << i)) == 0 && Apply(condition.Operands[i]) is not null)
                matched |= 1UL << i;
        }

        // One that is whole begins anew, whatever the transition says.
        _state = _state with { Matched = matched == all ? _state.Matched.Remove(condition.Id) : matched == 0 ? _state.Matched : _state.Matched.SetItem(condition.Id, matched) };
        return matched == all;
    }

    private ReactionResult? First(CompiledCondition condition)
    {
        foreach (var operand in condition.Operands)
        {
            if (Apply(operand) is not { } found)
                continue;
            return new(
                found.Transform ?? condition.Transform,
                found.Publish.IsEmpty ? condition.Publish : found.Publish,
                found.Transition ?? condition.Model.Transition,
                found.Spawn ?? condition.Model.Spawn,
                found.Condition);
        }

        return null;
    }
}
