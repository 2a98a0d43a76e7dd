namespace SceneScout.Jsonata.Evaluation;

/// <summary>The left value, or the right one when there is none (<c>??</c>) or it counts as false (<c>?:</c>).</summary>
internal sealed class FallbackNode(bool unlessDefined, Node value, Node fallback, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var result = value.Run(context, input, frame);
        var suffices = unlessDefined ? !result.IsUndefined : Truthiness.Of(result, context);
        return suffices ? result : fallback.Run(context, input, frame);
    }
}
