using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata.Evaluation;

/// <summary>The groups of an object in the order of their first values.</summary>
internal sealed class GroupTable(EvaluationContext context, int position)
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public List<Group> Entries { get; } = [];

    public void Add(in JsonataValue keyValue, int pair, in JsonataValue item)
    {
        if (GroupKeys.Check(context, keyValue, position) is not { } key)
            return;
        if (!_index.TryGetValue(key, out var at))
        {
            _index.Add(key, Entries.Count);
            Entries.Add(new(key, pair, item));
            return;
        }

        if (Entries[at].Pair != pair)
            throw GroupKeys.Duplicate(key, position);
        Entries[at].Append(context, item);
    }

    /// <summary>The values that have one key.</summary>
    internal sealed class Group(string key, int pair, in JsonataValue first)
    {
        private ListArray? _own;

        public string Key => key;

        public int Pair => pair;

        public JsonataValue Data { get; private set; } = first;

        public void Append(EvaluationContext context, in JsonataValue item)
        {
            if (_own is null)
            {
                Data = Sequences.Append(context, Data, item);
                _own = Data.Reference as ListArray is { IsSequence: false } list && !item.IsUndefined ? list : null;
                return;
            }

            context.CheckLength(_own.Count + item.Count);
            context.Produce(item.Count);
            _own.AddItemsOf(item);
        }
    }
}
