using SceneScout.Jsonata.Evaluation;

namespace SceneScout.Jsonata.Functions;

/// <summary>A function that the expression defined, with the context and variables of the place where it did.</summary>
internal sealed class Lambda(string[] parameters, Node body, Signature? signature, in JsonataValue input, Frame frame) : FunctionValue
{
    private readonly JsonataValue _input = input;

    public override int Arity => parameters.Length;

    public override Signature? Signature => signature;

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments.Length != parameters.Length)
            Array.Resize(ref arguments, parameters.Length);
        return body.Run(call.Context, _input, new(frame, parameters, arguments));
    }

    /// <summary>A function of the parameters that were not given.</summary>
    public Lambda Partially(JsonataValue?[] arguments)
    {
        var bound = new Frame(frame);
        var open = new List<string>();
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i >= arguments.Length || arguments[i] is { } given)
                bound.Bind(parameters[i], i < arguments.Length ? arguments[i]!.Value : default);
            else
                open.Add(parameters[i]);
        }

        return new([.. open], body, null, _input, bound);
    }
}
