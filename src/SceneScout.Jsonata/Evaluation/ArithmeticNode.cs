namespace SceneScout.Jsonata.Evaluation;

/// <summary>Addition, subtraction, multiplication, division and remainder.</summary>
internal sealed class ArithmeticNode(char @operator, Node left, Node right, int position) : Node(position)
{
    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame)
    {
        var a = left.Run(context, input, frame);
        var b = right.Run(context, input, frame);
        if (a.Kind != JsonataKind.Number || b.Kind != JsonataKind.Number || !IsUsable(a.Number) || !IsUsable(b.Number))
        {
            CheckOperand("T2001", a);
            CheckOperand("T2002", b);
            if (a.IsUndefined || b.IsUndefined)
                return default;
        }

        return JsonataValue.From(Compute(a.Number, b.Number));
    }

    private static bool IsUsable(double number) => double.IsFinite(number);

    private double Compute(double a, double b) => @operator switch
    {
        '+' => a + b,
        '-' => a - b,
        '*' => a * b,
        '/' => a / b,
        _ => a % b,
    };

    private void CheckOperand(string code, in JsonataValue value)
    {
        if (value.IsUndefined)
            return;
        if (value.Kind == JsonataKind.Number && double.IsInfinity(value.Number))
            throw new JsonataException("D1001") { Position = Position, Token = @operator.ToString(), Value = value };
        if (value.Kind != JsonataKind.Number || double.IsNaN(value.Number))
            throw new JsonataException(code) { Position = Position, Token = @operator.ToString(), Value = value };
    }
}
