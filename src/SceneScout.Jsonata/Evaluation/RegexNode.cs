using SceneScout.Jsonata.Functions;
using SceneScout.Jsonata.RegularExpressions;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A regular expression.</summary>
internal sealed class RegexNode(EcmaRegex regex, int position) : Node(position)
{
    private readonly JsonataValue _function = JsonataValue.From(new RegexFunction(regex, position));

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) => _function;
}
