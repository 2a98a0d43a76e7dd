using SceneScout.Jsonata.Functions;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A variable, the input document (<c>$$</c>) or a built-in function.</summary>
internal sealed class VariableNode(string name, bool keepArray, int position) : Node(position)
{
    private const string RootName = "$";

    private readonly JsonataValue _builtIn = BuiltInFunctions.Find(name) is { } function ? JsonataValue.From(function) : default;

    public string Name => name;

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        if (frame.TryGet(name, out var value))
            return Sequences.Normalize(value, keepArray);
        return name == RootName ? context.Root : _builtIn;
    }
}
