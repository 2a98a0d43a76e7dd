using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Builds an object: values that have the same key are brought together, then each group's value is evaluated.</summary>
internal sealed class Grouping((Node Key, Node Value)[] pairs, int position)
{
    public JsonataValue Evaluate(EvaluationContext context, in StepValue input, Frame frame)
    {
        var groups = new GroupTable(context, position);
        if (input.Count == 0)
        {
            Assign(context, groups, default, frame);
        }
        else
        {
            for (var i = 0; i < input.Count; i++)
                Assign(context, groups, input.ItemAt(i), frame);
        }

        var result = new MapObject(groups.Entries.Count);
        foreach (var group in groups.Entries)
        {
            var value = pairs[group.Pair].Value.Run(context, group.Data, frame);
            if (!value.IsUndefined)
                result.Add(group.Key, value);
        }

        return JsonataValue.From(result);
    }

    public JsonataValue Evaluate(EvaluationContext context, List<PathTuple> tuples, Frame frame)
    {
        var groups = new TupleGroups(context, position);
        foreach (var tuple in tuples)
        {
            var tupleFrame = tuple.ToFrame(frame);
            for (var i = 0; i < pairs.Length; i++)
                groups.Add(pairs[i].Key.Run(context, tuple.Context, tupleFrame), i, tuple);
        }

        var result = new MapObject(groups.Entries.Count);
        foreach (var (key, pair, members) in groups.Entries)
        {
            var merged = TupleGroups.Merge(context, members);
            var value = pairs[pair].Value.Run(context, merged.Context, merged.ToFrame(frame));
            if (!value.IsUndefined)
                result.Add(key, value);
        }

        return JsonataValue.From(result);
    }

    private void Assign(EvaluationContext context, GroupTable groups, in JsonataValue item, Frame frame)
    {
        for (var i = 0; i < pairs.Length; i++)
            groups.Add(pairs[i].Key.Run(context, item, frame), i, item);
    }
}
