using System.Text.Json;

namespace SceneScout.Jsonata.Values;

/// <summary>Goes over the items of an array, or over one value that is no array, without allocating.</summary>
internal readonly struct ItemEnumerable(JsonataValue value)
{
    public Enumerator GetEnumerator() => new(value);

    internal struct Enumerator
    {
        private readonly JsonataValue _value;
        private readonly ArrayValue? _array;
        private JsonElement.ArrayEnumerator _elements;
        private readonly int _left;
        private int _index;

        public Enumerator(in JsonataValue value)
        {
            _value = value;
            _index = -1;
            if (value.Kind != JsonataKind.Array)
            {
                _left = value.IsUndefined ? 0 : 1;
            }
            else if (value.Reference is ArrayValue array)
            {
                _array = array;
                _left = array.Count;
            }
            else
            {
                _left = -1;
                _elements = value.Element.EnumerateArray();
            }
        }

        public readonly JsonataValue Current =>
            _left < 0 ? JsonataValue.From(_elements.Current) : _array is null ? _value : _array[_index];

        public bool MoveNext()
        {
            if (_left < 0)
                return _elements.MoveNext();
            return ++_index < _left;
        }
    }
}
