using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A name as a step of a path that needs more than names.</summary>
internal sealed class NameNode(PropertyName name, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) =>
        Lookup.Property(context, input, name);
}
