using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>The definition of a function.</summary>
internal sealed class LambdaNode(string[] parameters, Node body, Signature? signature, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) =>
        JsonataValue.From(new Lambda(parameters, body, signature, input, frame));
}
