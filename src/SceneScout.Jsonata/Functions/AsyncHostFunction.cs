namespace SceneScout.Jsonata.Functions;

/// <summary>An asynchronous function that the host gave.</summary>
internal sealed class AsyncHostFunction(JsonataAsyncFunction function, Signature? signature) : FunctionValue
{
    public override int Arity => signature?.Count ?? 1;

    public override Signature? Signature => signature;

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments)
    {
        var journal = call.Context.Journal ?? throw new JsonataException("D1016");
        var cancellation = call.Context.Cancellation;
        return journal.Await(() => function(arguments, cancellation));
    }
}
