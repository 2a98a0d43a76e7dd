namespace SceneScout.Jsonata.Functions;

/// <summary>A built-in function.</summary>
internal sealed class NativeFunction : FunctionValue
{
    private readonly NativeBody _body;

    public NativeFunction(string name, string signature, int arity, NativeBody body, int? parameterCount = null)
    {
        Name = name;
        Signature = Signature.Parse(signature, 0);
        Arity = arity;
        ParameterCount = parameterCount ?? arity;
        _body = body;
    }

    public string Name { get; }

    public override int Arity { get; }

    public override int ParameterCount { get; }

    public override Signature Signature { get; }

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments.Length < ParameterCount)
            Array.Resize(ref arguments, ParameterCount);
        return _body(call, arguments);
    }
}
