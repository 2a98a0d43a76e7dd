using System.Text;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>A string, number, true, false or null.</summary>
internal sealed class LiteralNode(in JsonataValue value, int position) : Node(position)
{
    private readonly JsonataValue _value = value;
    private readonly byte[] _utf8 = value.Kind == JsonataKind.String ? Encoding.UTF8.GetBytes(value.Text) : [];

    public JsonataValue Value => _value;

    /// <summary>A string's UTF-8, for comparing it with JSON text.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    public override JsonataValue Evaluate(EvaluationContext context, in JsonataValue input, Frame frame) => _value;
}
