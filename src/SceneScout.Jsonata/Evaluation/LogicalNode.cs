namespace SceneScout.Jsonata.Evaluation;

/// <summary>And and or: the right side is evaluated only when it matters.</summary>
internal sealed class LogicalNode(bool isAnd, Node left, Node right, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        if (Truthiness.Of(left.Run(context, input, frame), context) != isAnd)
            return JsonataValue.From(!isAnd);
        try
        {
            return JsonataValue.From(Truthiness.Of(right.Run(context, input, frame), context));
        }
        catch (JsonataException error)
        {
            error.Position = Position;
            error.Token = isAnd ? "and" : "or";
            throw;
        }
    }
}
