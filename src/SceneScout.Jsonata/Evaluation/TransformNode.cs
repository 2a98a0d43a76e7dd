using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A function that changes a copy of a value: <c>|place|update, delete|</c>.</summary>
internal sealed class TransformNode(Node place, Node update, Node? delete, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) =>
        JsonataValue.From(new Transformer(place, update, delete, frame, Position));
}
