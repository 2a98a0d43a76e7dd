using SceneScout.Jsonata.Evaluation;

namespace SceneScout.Jsonata.Functions;

/// <summary>Where a function is called from.</summary>
internal readonly ref struct FunctionCall(EvaluationContext context, in JsonataValue input, Frame frame)
{
    private readonly JsonataValue _input = input;

    public EvaluationContext Context => context;

    public JsonataValue Input => _input;

    public Frame Frame => frame;

    /// <summary>Calls a function that was given as an argument.</summary>
    public JsonataValue Apply(FunctionValue function, params JsonataValue[] arguments) =>
        Application.Apply(context, function, arguments, JsonataValue.Null, frame);
}
