using SceneScout.Jsonata.Evaluation;

namespace SceneScout.Jsonata.Functions;

/// <summary>Calls functions; calls in tail position are made here, one after the other, so that they need no stack.</summary>
internal static class Application
{
    public static JsonataValue Apply(
        EvaluationContext context, FunctionValue function, JsonataValue[] arguments, in JsonataValue input, Frame frame)
    {
        var result = Once(context, function, arguments, input, frame);
        while (result.Reference is TailCall next)
        {
            context.Step();
            result = next.Continue(context, input, frame);
        }

        return result;
    }

    public static JsonataValue Once(
        EvaluationContext context, FunctionValue function, JsonataValue[] arguments, in JsonataValue input, Frame frame)
    {
        context.Step();
        if (function.Signature is { } signature)
            arguments = signature.Validate(arguments, input);
        return function.Invoke(new(context, input, frame), arguments);
    }

    /// <summary>Says of an error which call it came from, if it does not know, as the reference implementation does.</summary>
    public static void Locate(JsonataException error, string name, int position)
    {
        error.Token ??= name;
        if (position > 0)
            error.Position = position;
    }
}
