namespace SceneScout.Jsonata.Values;

/// <summary>An array that is not a piece of a JSON document.</summary>
internal abstract class ArrayValue
{
    public ArrayFlags Flags { get; set; }

    public bool IsSequence => (Flags & ArrayFlags.Sequence) != 0;

    public bool KeepSingleton => (Flags & ArrayFlags.KeepSingleton) != 0;

    public bool IsConstructed => (Flags & ArrayFlags.Constructed) != 0;

    public bool IsOuterWrapper => (Flags & ArrayFlags.OuterWrapper) != 0;

    public abstract int Count { get; }

    public abstract JsonataValue this[int index] { get; }
}
