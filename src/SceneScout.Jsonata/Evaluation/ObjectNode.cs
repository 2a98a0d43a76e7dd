using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>An object constructor.</summary>
internal sealed class ObjectNode((Node Key, Node Value)[] pairs, int position) : Node(position)
{
    private readonly Grouping _grouping = new(pairs, position);
    private readonly string[]? _fixedKeys = FixedKeys(pairs);

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        if (_fixedKeys is null || input.IsArray)
            return _grouping.Evaluate(context, StepValue.OfInput(input), frame);
        var result = new MapObject(_fixedKeys.Length);
        for (var i = 0; i < _fixedKeys.Length; i++)
        {
            context.Leaf();
            var value = pairs[i].Value.Run(context, input, frame);
            if (!value.IsUndefined)
                result.Add(_fixedKeys[i], value);
        }

        context.Produce(_fixedKeys.Length);
        return JsonataValue.From(result);
    }

    /// <summary>The keys, when all are literals and differ: then there is nothing to group.</summary>
    private static string[]? FixedKeys((Node Key, Node Value)[] pairs)
    {
        var keys = new List<string>();
        foreach (var (key, _) in pairs)
        {
            if (key is not LiteralNode { Value.Kind: JsonataKind.String } literal)
                return null;
            var text = literal.Value.Text;
            if (keys.Contains(text) || text.StartsWith("_jsonata_", StringComparison.Ordinal))
                return null;
            keys.Add(text);
        }

        return [.. keys];
    }
}
