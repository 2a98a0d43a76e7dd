using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>The tuples of an inner path, for the step of the outer one that it is.</summary>
internal sealed class TupleArray : ArrayValue
{
    public TupleArray(List<PathTuple> tuples)
    {
        Tuples = tuples;
        Flags = ArrayFlags.Sequence;
    }

    public List<PathTuple> Tuples { get; }

    public override int Count => Tuples.Count;

    public override JsonataValue this[int index] => Tuples[index].Context;
}
