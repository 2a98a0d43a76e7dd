namespace SceneScout.Jsonata.Functions;

/// <summary>A built-in function some of whose arguments are given.</summary>
internal sealed class PartialFunction(FunctionValue function, JsonataValue?[] given) : FunctionValue
{
    public override int Arity => given.Count(static argument => argument is null);

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments)
    {
        var next = 0;
        var all = Array.ConvertAll(given, argument => argument ?? (next < arguments.Length ? arguments[next++] : default));
        if (function.Signature is { } signature)
            all = signature.Validate(all, call.Input);
        return function.Invoke(call, all);
    }
}
