using SceneScout.Jsonata.Evaluation;

namespace SceneScout.Jsonata.Values;

/// <summary>The equality of the operator <c>=</c> for hash tables, counted as steps of an evaluation.</summary>
internal sealed class DeepComparer(EvaluationContext context) : IEqualityComparer<JsonataValue>
{
    public bool Equals(JsonataValue left, JsonataValue right)
    {
        context.Step();
        return DeepEquality.AreEqual(left, right, context);
    }

    public int GetHashCode(JsonataValue value) => DeepEquality.Hash(value);
}
