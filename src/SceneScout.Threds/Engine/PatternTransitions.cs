using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Where a reaction can lead, and by which condition.</summary>
internal static class PatternTransitions
{
    /// <summary>The transitions of a reaction; an absent one is <c>$next</c>.</summary>
    internal static IEnumerable<(string Target, InputKind Input, string Label)> Of(ReactionModel reaction)
    {
        foreach (var transition in Of(reaction.Condition, null))
            yield return transition;
        if (reaction.ExpiryInterval is { } interval)
            yield return (reaction.ExpiryTransition?.Name ?? TransitionModel.Next, reaction.ExpiryTransition?.Input ?? InputKind.Default, $"after {DurationText.Of(interval)}");
    }

    private static IEnumerable<(string Target, InputKind Input, string Label)> Of(ConditionModel condition, TransitionModel? inherited)
    {
        if (condition.Kind == ConditionKind.Or)
            return condition.Operands.SelectMany(operand => Of(operand, condition.Transition ?? inherited));
        var transition = condition.Transition ?? inherited;
        var label = condition.Description ?? (condition.Kind == ConditionKind.Filter ? condition.Expression! : string.Join(" and then ", condition.Operands.Select(operand => operand.Description ?? operand.Expression ?? "...")));
        return [(transition?.Name ?? TransitionModel.Next, transition?.Input ?? InputKind.Default, label)];
    }
}
