using System.Text.Json;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata;

/// <content>What strings and arrays hold, wherever they are kept.</content>
public readonly partial struct JsonataValue
{
    /// <summary>The characters of a string, which is read from its document only now.</summary>
    internal string Text => _reference as string ?? ElementStrings.Read(_element);

    /// <summary>The number of items of an array; 1 for any other value, 0 for none.</summary>
    internal int Count => _kind switch
    {
        JsonataKind.Undefined => 0,
        JsonataKind.Array => _reference is ArrayValue array ? array.Count : _element.GetArrayLength(),
        _ => 1,
    };

    /// <summary>The items of an array; any other value is its own only item.</summary>
    internal ItemEnumerable Items => new(this);

    internal JsonataValue ItemAt(int index) => _kind switch
    {
        JsonataKind.Array when _reference is ArrayValue array => array[index],
        JsonataKind.Array => From(_element[index]),
        _ => this,
    };

    internal bool TextEquals(string other, ReadOnlySpan<byte> otherUtf8) =>
        _reference is string text ? text == other : ElementStrings.Equals(_element, other, otherUtf8);

    internal bool IsSameReference(in JsonataValue other)
    {
        if (_reference is not null || other._reference is not null)
            return ReferenceEquals(_reference, other._reference);
        return _element.ValueKind != JsonValueKind.Undefined && ElementIdentity.AreSame(_element, other._element);
    }
}
