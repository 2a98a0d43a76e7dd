namespace SceneScout.Jsonata.Evaluation;

/// <summary>The parent operator: reads the hidden variable that an earlier step bound.</summary>
internal sealed class ParentNode(string label, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) =>
        frame.TryGet(label, out var value) ? Sequences.Normalize(value) : default;
}
