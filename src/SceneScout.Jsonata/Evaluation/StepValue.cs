using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>What goes from one step of a path to the next: a sequence that is only stored when it has two items or more.</summary>
internal readonly struct StepValue(in JsonataValue value, StepShape shape)
{
    private readonly JsonataValue _value = value;

    public StepShape Shape => shape;

    public JsonataValue Value => _value;

    public int Count => shape switch
    {
        StepShape.Empty => 0,
        StepShape.One => 1,
        _ => _value.Count,
    };

    /// <summary>A value as a sequence: an array is its items, anything else one item, even undefined.</summary>
    public static StepValue OfInput(in JsonataValue value) => new(value, value.IsArray ? StepShape.Items : StepShape.One);

    /// <summary>The result of evaluating something.</summary>
    public static StepValue OfResult(in JsonataValue value)
    {
        if (value.IsUndefined)
            return default;
        if (!value.IsArray || value.Reference is ArrayValue { IsConstructed: true })
            return new(value, StepShape.One);
        return new(value, value.IsSequence ? StepShape.Items : StepShape.Plain);
    }

    public JsonataValue ItemAt(int index) => shape == StepShape.One ? _value : _value.ItemAt(index);

    /// <summary>The sequence as a value: none is undefined, one stands for itself unless arrays are to be kept.</summary>
    public JsonataValue ToValue(bool keepSingleton)
    {
        switch (shape)
        {
            case StepShape.Empty:
                return default;
            case StepShape.Plain:
                return keepSingleton && _value.ArrayReference is { IsConstructed: true, IsSequence: false } ? Kept(_value) : _value;
            case StepShape.One:
                return keepSingleton ? Kept(_value) : _value;
            default:
                return Sequences.Normalize(_value.Count == 1 ? JsonataValue.From(ListArray.SequenceOf(_value.ItemAt(0))) : _value, keepSingleton);
        }
    }

    private static JsonataValue Kept(in JsonataValue value) =>
        JsonataValue.From(ListArray.SequenceOf(value, ArrayFlags.Sequence | ArrayFlags.KeepSingleton));
}
