namespace SceneScout.Jsonata.Evaluation;

/// <summary>The context value, <c>$</c>.</summary>
internal sealed class ContextNode(bool keepArray, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) =>
        input.ArrayReference is { IsOuterWrapper: true } wrapper ? wrapper[0] : Sequences.Normalize(input, keepArray);
}
