using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A value handed to a function, or two functions made one: <c>~></c>.</summary>
internal sealed class ApplyNode(Node left, Node right, bool keepArray, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var value = left.Run(context, input, frame);
        if (right is CallNode call)
            return Sequences.Normalize(call.EvaluateWith(context, value, input, frame), keepArray);
        var result = right.Run(context, input, frame);
        if (result.Function is not { } function)
            throw new JsonataException("T2006") { Position = Position, Token = "~>", Value = result };
        if (value.Function is { } first)
            return JsonataValue.From(new ComposedFunction(first, function));
        try
        {
            return Sequences.Normalize(Application.Apply(context, function, [value], JsonataValue.Null, frame), keepArray);
        }
        catch (JsonataException error) when (right is VariableNode variable)
        {
            error.Token ??= variable.Name;
            error.Position ??= Position;
            throw;
        }
    }
}
