namespace SceneScout.Jsonata.Evaluation;

/// <summary>An expression whose sequence stays an array even when it has one item.</summary>
internal sealed class KeepArrayNode(Node inner) : Node(inner.Position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) =>
        Sequences.Normalize(inner.Evaluate(context, input, frame), keepArray: true);
}
