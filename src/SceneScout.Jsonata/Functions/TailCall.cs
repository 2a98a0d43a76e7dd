using SceneScout.Jsonata.Evaluation;

namespace SceneScout.Jsonata.Functions;

/// <summary>A call in tail position that is yet to be made. Only <see cref="Application"/> ever sees it.</summary>
internal sealed class TailCall(CallNode node, in JsonataValue input, Frame frame) : FunctionValue
{
    private readonly JsonataValue _input = input;

    public override int Arity => 0;

    /// <summary>Makes the call with the caller's context.</summary>
    public JsonataValue Continue(EvaluationContext context, in JsonataValue callerInput, Frame callerFrame) =>
        node.Tail(context, _input, frame, callerInput, callerFrame);

    public override JsonataValue Invoke(in FunctionCall call, JsonataValue[] arguments) =>
        throw new InvalidOperationException("A tail call is not a value.");
}
