using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>The whole numbers from one to another, <c>..</c>.</summary>
internal sealed class RangeNode(Node left, Node right, int position) : Node(position)
{
    private const double LargestRange = 1e7;

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var first = left.Run(context, input, frame);
        var last = right.Run(context, input, frame);
        Check("T2003", first);
        Check("T2004", last);
        if (first.IsUndefined || last.IsUndefined || first.Number > last.Number)
            return default;
        var size = last.Number - first.Number + 1;
        if (size > LargestRange)
            throw new JsonataException("D2014") { Position = Position, Token = "..", Value = size };
        if (size > context.Limits.MaxSequenceLength)
            throw new JsonataException("D2015") { Position = Position, Token = "..", Value = context.Limits.MaxSequenceLength };
        context.Produce((long)size);
        return Sequences.Normalize(JsonataValue.From(RangeArray.Sequence(first.Number, (int)size)));
    }

    private void Check(string code, in JsonataValue value)
    {
        var isInteger = value.Kind == JsonataKind.Number && double.IsFinite(value.Number) && Math.Truncate(value.Number) == value.Number;
        if (!value.IsUndefined && !isInteger)
            throw new JsonataException(code) { Position = Position, Token = "..", Value = value };
    }
}
