namespace SceneScout.Jsonata.Evaluation;

/// <summary>Less, less or equal, greater, greater or equal: of two numbers or of two strings.</summary>
internal sealed class ComparisonNode(string @operator, Node left, Node right, int position) : Node(position)
{
    private readonly bool _less = @operator[0] == '<';
    private readonly bool _orEqual = @operator.Length == 2;

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var a = left.Run(context, input, frame);
        var b = right.Run(context, input, frame);
        if (a.Kind == JsonataKind.Number && b.Kind == JsonataKind.Number)
            return JsonataValue.From(Compare(a.Number, b.Number));
        if (!IsComparable(a) || !IsComparable(b))
        {
            throw new JsonataException("T2010")
            {
                Position = Position,
                Token = @operator,
                Value = a.Kind is JsonataKind.String or JsonataKind.Number ? b : a,
            };
        }

        if (a.IsUndefined || b.IsUndefined)
            return default;
        if (a.Kind != b.Kind)
            throw new JsonataException("T2009") { Position = Position, Token = @operator, Value = a, SecondValue = b };
        return JsonataValue.From(Compare(string.CompareOrdinal(a.Text, b.Text), 0));
    }

    private static bool IsComparable(in JsonataValue value) =>
        value.Kind is JsonataKind.Undefined or JsonataKind.String or JsonataKind.Number;

    private bool Compare(double a, double b) => (_less, _orEqual) switch
    {
        (true, false) => a < b,
        (true, true) => a <= b,
        (false, false) => a > b,
        _ => a >= b,
    };
}
