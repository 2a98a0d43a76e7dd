using System.Runtime.CompilerServices;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A compiled piece of an expression. Immutable, so any number of evaluations may use it at the same time.</summary>
internal abstract class Node(int position)
{
    public int Position => position;

    /// <summary>Evaluates the node within the limits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonataValue Run(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        context.Enter();
        var result = Evaluate(context, input, frame);
        context.Leave();
        return result;
    }

    /// <summary>Evaluates the node. A sequence that it returns has at least two items, or is kept as an array.</summary>
    public abstract JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame);
}
