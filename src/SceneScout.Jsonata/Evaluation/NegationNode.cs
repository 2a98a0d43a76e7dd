namespace SceneScout.Jsonata.Evaluation;

/// <summary>The number with the other sign.</summary>
internal sealed class NegationNode(Node operand, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var value = operand.Run(context, input, frame);
        if (value.IsUndefined)
            return default;
        if (!value.IsNumeric)
            throw new JsonataException("D1002") { Position = Position, Token = "-", Value = value };
        return JsonataValue.From(-value.Number);
    }
}
