namespace SceneScout.Jsonata.Evaluation;

/// <summary>Gives a variable a value, in the nearest block or function.</summary>
internal sealed class BindNode(string name, Node value, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var result = value.Run(context, input, frame);
        frame.Bind(name, result);
        return result;
    }
}
