using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>Two values as strings, one after the other: <c>&amp;</c>.</summary>
internal sealed class ConcatenationNode(Node left, Node right, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var a = left.Run(context, input, frame);
        var b = right.Run(context, input, frame);
        try
        {
            var first = a.IsUndefined ? "" : StringConversion.Of(a, context);
            var second = b.IsUndefined ? "" : StringConversion.Of(b, context);
            context.Produce(first.Length + second.Length);
            return string.Concat(first, second);
        }
        catch (JsonataException error)
        {
            error.Position = Position;
            error.Token = "&";
            throw;
        }
    }
}
