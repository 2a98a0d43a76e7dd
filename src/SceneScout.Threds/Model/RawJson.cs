using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>JSON that is carried rather than read: as text or as an element, each made from the other when it is first asked for.</summary>
public sealed class RawJson
{
    private JsonElement _element;
    private ReadOnlyMemory<byte> _utf8;

    private RawJson(JsonElement element, ReadOnlyMemory<byte> utf8) => (_element, _utf8) = (element, utf8);

    /// <summary>The JSON as an element, whose document lives as long as it does.</summary>
    public JsonElement Element
    {
        get
        {
            if (_element.ValueKind == JsonValueKind.Undefined)
                _element = JsonElement.Parse(_utf8.Span);
            return _element;
        }
    }

    /// <summary>The JSON as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8
    {
        get
        {
            if (_utf8.IsEmpty)
                _utf8 = ModelJson.Bytes(_element);
            return _utf8;
        }
    }

    /// <summary>Of an element; it is copied when it is a part of something bigger.</summary>
    public static RawJson Of(JsonElement element) => new(element.Clone(), default);

    /// <summary>Of text that is known to be JSON.</summary>
    public static RawJson Of(ReadOnlyMemory<byte> utf8) => new(default, utf8);

    /// <summary>Writes the JSON.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (_utf8.IsEmpty)
            _element.WriteTo(writer);
        else
            writer.WriteRawValue(_utf8.Span, skipInputValidation: true);
    }

    /// <inheritdoc/>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Utf8.Span);
}
