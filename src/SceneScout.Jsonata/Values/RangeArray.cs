namespace SceneScout.Jsonata.Values;

/// <summary>Consecutive whole numbers that are not stored.</summary>
internal sealed class RangeArray(double first, int count, ArrayFlags flags) : ArrayValue
{
    private readonly ArrayFlags _initial = flags;

    public override int Count => count;

    public override JsonataValue this[int index] => JsonataValue.From(first + index);

    public static RangeArray Sequence(double first, int count) => new(first, count, ArrayFlags.Sequence) { Flags = ArrayFlags.Sequence };

    public RangeArray WithFlags(ArrayFlags other) => other == _initial ? this : new RangeArray(first, count, other) { Flags = other };
}
