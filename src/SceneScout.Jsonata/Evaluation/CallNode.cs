using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A call of a function.</summary>
internal sealed class CallNode(Node procedure, string name, Node[] arguments, bool keepArray, int position) : Node(position)
{
    /// <summary>The call's result is the result of the function that it stands in.</summary>
    public bool IsTailCall { get; init; }

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        if (IsTailCall)
            return JsonataValue.From(new TailCall(this, input, frame));
        var function = Callee(context, input, frame);
        return Call(context, function, Arguments(context, input, frame, 0), input, frame);
    }

    /// <summary>Calls the function with a value before its arguments.</summary>
    public JsonataValue EvaluateWith(EvaluationContext context, in JsonataValue first, in JsonataValue input, Frame frame)
    {
        var function = Callee(context, input, frame);
        var all = Arguments(context, input, frame, 1);
        all[0] = first;
        return Call(context, function, all, input, frame);
    }

    /// <summary>Makes the call that was put off.</summary>
    public JsonataValue Tail(
        EvaluationContext context, in JsonataValue input, Frame frame, in JsonataValue callerInput, Frame callerFrame)
    {
        var callee = procedure.Run(context, input, frame);
        var all = Arguments(context, input, frame, 0);
        try
        {
            return Application.Once(context, callee.Function ?? throw NotAFunction(), all, callerInput, callerFrame);
        }
        catch (JsonataException error)
        {
            Application.Locate(error, name, procedure.Position);
            throw;
        }
    }

    private FunctionValue? Callee(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var callee = procedure.Run(context, input, frame);
        if (callee.IsUndefined && procedure is NamePathNode path && Variable(frame, path.Names[0].Text))
            throw new JsonataException("T1005") { Position = Position, Token = path.Names[0].Text };
        return callee.Function;
    }

    private static bool Variable(Frame frame, string variable) =>
        (frame.TryGet(variable, out var value) && !value.IsUndefined) || BuiltInFunctions.Find(variable) is not null;

    private JsonataValue[] Arguments(EvaluationContext context, in JsonataValue input, Frame frame, int reserved)
    {
        if (arguments.Length + reserved == 0)
            return [];
        var values = new JsonataValue[arguments.Length + reserved];
        for (var i = 0; i < arguments.Length; i++)
            values[i + reserved] = arguments[i].Run(context, input, frame);
        return values;
    }

    private JsonataValue Call(
        EvaluationContext context, FunctionValue? function, JsonataValue[] values, in JsonataValue input, Frame frame)
    {
        try
        {
            var result = Application.Apply(context, function ?? throw NotAFunction(), values, input, frame);
            return Sequences.Normalize(result, keepArray);
        }
        catch (JsonataException error)
        {
            Application.Locate(error, name, Position);
            throw;
        }
    }

    private JsonataException NotAFunction() => new("T1006") { Position = Position, Token = name };
}
