using System.Text;

namespace SceneScout.Jsonata.Values;

/// <summary>The name of a property, ready to be looked for in UTF-8 text and in objects that an expression built.</summary>
internal sealed class PropertyName(string text)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    public string Text => text;

    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The property of that name; undefined when there is none. The value must be an object.</summary>
    public JsonataValue In(in JsonataValue value)
    {
        if (value.Reference is null)
            return value.Element.TryGetProperty(_utf8, out var element) ? JsonataValue.From(element) : default;
        return value.Reference is ObjectValue held && held.TryGet(text, out var found) ? found : default;
    }
}
