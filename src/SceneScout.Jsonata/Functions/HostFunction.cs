namespace SceneScout.Jsonata.Functions;

/// <summary>A function that the host gave.</summary>
internal sealed class HostFunction(JsonataFunction function, Signature? signature) : FunctionValue
{
    public override int Arity => signature?.Count ?? 1;

    public override Signature? Signature => signature;

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments)
    {
        if (call.Context.Journal is not { } journal)
            return function(new(call, arguments));
        var (context, input, frame) = (call.Context, call.Input, call.Frame);
        return journal.Call(() => function(new(new(context, input, frame), arguments)));
    }
}
