namespace SceneScout.Jsonata.Evaluation;

/// <summary>The same for tuples: their variables are brought together too.</summary>
internal sealed class TupleGroups(EvaluationContext context, int position)
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public List<(string Key, int Pair, List<PathTuple> Members)> Entries { get; } = [];

    /// <summary>One tuple of many, each of whose variables holds the values of all.</summary>
    public static PathTuple Merge(EvaluationContext context, List<PathTuple> members)
    {
        var result = members[0];
        foreach (var tuple in members.Skip(1))
        {
            foreach (var name in tuple.Names)
                result = result.With(name, Sequences.Append(context, result[name], tuple[name]));
            result = result.WithContext(Sequences.Append(context, result.Context, tuple.Context));
        }

        return result;
    }

    public void Add(in JsonataValue keyValue, int pair, PathTuple tuple)
    {
        if (GroupKeys.Check(context, keyValue, position) is not { } key)
            return;
        if (!_index.TryGetValue(key, out var at))
        {
            _index.Add(key, Entries.Count);
            Entries.Add((key, pair, [tuple]));
            return;
        }

        if (Entries[at].Pair != pair)
            throw GroupKeys.Duplicate(key, position);
        Entries[at].Members.Add(tuple);
    }
}
