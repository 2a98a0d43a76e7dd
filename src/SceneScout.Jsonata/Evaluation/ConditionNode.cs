namespace SceneScout.Jsonata.Evaluation;

/// <summary>One of two expressions, <c>? :</c>.</summary>
internal sealed class ConditionNode(Node condition, Node then, Node? otherwise, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        if (Truthiness.Of(condition.Run(context, input, frame), context))
            return then.Run(context, input, frame);
        return otherwise is null ? default : otherwise.Run(context, input, frame);
    }
}
