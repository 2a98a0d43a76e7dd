using SceneScout.Jsonata.Evaluation;
using SceneScout.Jsonata.Syntax;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Functions;

/// <summary>Expressions in strings: <c>$eval</c>. They see the variables of the place that they are evaluated at and share its limits.</summary>
internal static class DynamicEvaluation
{
    public static JsonataValue Evaluate(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var context = call.Context;
        if (!context.Options.AllowEval)
            throw new JsonataException("D3122");
        var input = arguments[1].IsUndefined ? call.Input : Wrap(arguments[1]);
        var node = Parse(context, arguments[0].Text);
        var depth = context.Depth;
        try
        {
            return node.Run(context, input, call.Frame);
        }
        catch (JsonataException error) when (!Limits.IsLimit(error))
        {
            context.Depth = depth;
            throw new JsonataException("D3121", error) { Value = error.Message };
        }
    }

    /// <summary>An array as the input of an expression is one value to it.</summary>
    public static JsonataValue Wrap(in JsonataValue input) => input.IsArray && !input.IsSequence
        ? JsonataValue.From(ListArray.SequenceOf(input, ArrayFlags.Sequence | ArrayFlags.OuterWrapper))
        : input;

    private static Node Parse(EvaluationContext context, string text)
    {
        try
        {
            context.Produce(text.Length);
            return Compiler.Compile(Parser.Parse(text, context.Limits.RegexTimeout));
        }
        catch (JsonataException error) when (!Limits.IsLimit(error))
        {
            throw new JsonataException("D3120", error) { Value = error.Message };
        }
    }
}
