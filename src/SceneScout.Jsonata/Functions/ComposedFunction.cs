namespace SceneScout.Jsonata.Functions;

/// <summary>Two functions one after the other: <c>f ~> g</c>.</summary>
internal sealed class ComposedFunction(FunctionValue first, FunctionValue second) : FunctionValue
{
    public override int Arity => 1;

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments)
    {
        var inner = call.Apply(first, arguments.Length > 0 ? arguments[0] : default);
        return call.Apply(second, inner);
    }
}
