namespace SceneScout.Jsonata.Evaluation;

/// <summary>Expressions one after the other; the last one's result counts.</summary>
internal sealed class BlockNode(Node[] expressions, bool needsFrame, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        if (needsFrame)
            frame = new(frame);
        JsonataValue result = default;
        foreach (var expression in expressions)
            result = expression.Run(context, input, frame);
        return result;
    }
}
