using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A function some of whose arguments are given and some left open with <c>?</c>.</summary>
internal sealed class PartialCallNode(Node procedure, string name, Node?[] arguments, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var given = new JsonataValue?[arguments.Length];
        for (var i = 0; i < given.Length; i++)
            given[i] = arguments[i]?.Run(context, input, frame);
        var callee = procedure.Run(context, input, frame);
        if (callee.IsUndefined && procedure is NamePathNode path && BuiltInFunctions.Find(path.Names[0].Text) is not null)
            throw new JsonataException("T1007") { Position = Position, Token = path.Names[0].Text };
        return callee.Function switch
        {
            null => throw new JsonataException("T1008") { Position = Position, Token = name },
            Lambda lambda => JsonataValue.From(lambda.Partially(given)),
            var function => JsonataValue.From(new PartialFunction(function, Filled(given, function.ParameterCount))),
        };
    }

    /// <summary>Parameters for which nothing was written are undefined, not open.</summary>
    private static JsonataValue?[] Filled(JsonataValue?[] given, int count)
    {
        var result = new JsonataValue?[Math.Max(given.Length, count)];
        Array.Fill(result, JsonataValue.Undefined);
        given.CopyTo(result, 0);
        return result;
    }
}
