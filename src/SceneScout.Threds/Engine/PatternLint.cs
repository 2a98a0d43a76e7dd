using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>What is accepted in a pattern and looks like a mistake all the same.</summary>
public static class PatternLint
{
    /// <summary>The remarks.</summary>
    public static IReadOnlyList<string> Remarks(CompiledPattern pattern)
    {
        var remarks = new List<string>();
        var model = pattern.Model;
        var (reached, waiting) = Reached(model);
        for (var i = 0; i < model.Reactions.Length; i++)
        {
            var reaction = model.Reactions[i];
            if (!reached.Contains(reaction.Name))
                remarks.Add($"reactions[{i}] {reaction.Name}: no transition leads here");
            if (reaction.ExpiryInterval is null && reaction.Timers.IsEmpty && waiting.Contains(reaction.Name))
                remarks.Add($"reactions[{i}] {reaction.Name}: it has no expiry; a thred that nobody answers waits here for ever");
            Conditions(reaction.Condition, remarks);
        }

        if (pattern.EventTypes is null)
            remarks.Add("reactions[0].condition: no filter asks for $event.type = '...', so every unbound event is held against it");
        if (model.Active == false)
            remarks.Add("meta.active is false: it is not loaded");
        return remarks;
    }

    private static void Conditions(ConditionModel condition, List<string> remarks)
    {
        if (condition.Transform is not null && condition.Publish.IsEmpty && condition.Kind == ConditionKind.Filter)
            remarks.Add($"{condition.Path}: there is a transform and no publish; nothing is sent");
        if (condition.Transform is null && condition.Publish.Any(publish => publish.Transform is null) && condition.Kind == ConditionKind.Filter)
            remarks.Add($"{condition.Path}: there is a publish and no transform; nothing is sent");
        if (condition.Transition is { Name: TransitionModel.None, Input: InputKind.Forward })
            remarks.Add($"{condition.Path}.transition: the same event comes into the same reaction again, until the guard against loops ends it");
        foreach (var operand in condition.Operands)
        {
            if (condition.Kind == ConditionKind.And && (operand.Transform is not null || !operand.Publish.IsEmpty || operand.Transition is not null || operand.Spawn is not null))
                remarks.Add($"{operand.Path}: directives of the operands of \"and\" do not count; those of the \"and\" do");
            Conditions(operand, remarks);
        }
    }

    // Those that a transition leads to, and of these the ones that wait there for another event.
    private static (HashSet<string> Reached, HashSet<string> Waiting) Reached(PatternModel model)
    {
        var (reached, waiting) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var next = new Queue<int>([0]);
        while (next.TryDequeue(out var i))
        {
            if (!reached.Add(model.Reactions[i].Name))
                continue;
            foreach (var (target, input, _) in PatternTransitions.Of(model.Reactions[i]))
            {
                var to = target == TransitionModel.Next ? i + 1 : Enumerable.Range(0, model.Reactions.Length).FirstOrDefault(at => model.Reactions[at].Name == target, model.Reactions.Length);
                if (to >= model.Reactions.Length)
                    continue;
                next.Enqueue(to);
                if (input == InputKind.Default)
                    waiting.Add(model.Reactions[to].Name);
            }
        }

        return (reached, waiting);
    }
}
