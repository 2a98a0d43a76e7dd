using System.Text.Json;
using System.Text.Json.Nodes;

using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata;

/// <content>Reading a value from C#.</content>
public readonly partial struct JsonataValue
{
    /// <summary>The boolean. Throws <see cref="InvalidOperationException"/> when the value is something else.</summary>
    public bool GetBoolean() => _kind == JsonataKind.Boolean ? Truth : throw Not("a boolean");

    /// <summary>The number. Throws <see cref="InvalidOperationException"/> when the value is something else.</summary>
    public double GetDouble() => _kind == JsonataKind.Number ? _number : throw Not("a number");

    /// <summary>The string. Throws <see cref="InvalidOperationException"/> when the value is something else.</summary>
    public string GetString() => _kind == JsonataKind.String ? Text : throw Not("a string");

    /// <summary>How many items an array has. Throws <see cref="InvalidOperationException"/> when the value is something else.</summary>
    public int GetArrayLength() => _kind == JsonataKind.Array ? Count : throw Not("an array");

    /// <summary>The items of an array; a value that is no array is its own only item, and undefined has none.</summary>
    public IEnumerable<JsonataValue> EnumerateItems()
    {
        foreach (var item in Items)
            yield return item;
    }

    /// <summary>The properties of an object, in the order of JavaScript. Throws <see cref="InvalidOperationException"/> when the value is something else.</summary>
    public IEnumerable<KeyValuePair<string, JsonataValue>> EnumerateProperties() =>
        _kind == JsonataKind.Object ? ObjectEntries.Of(this) : throw Not("an object");

    /// <summary>The property of that name; undefined when the value is no object or has none.</summary>
    public JsonataValue GetProperty(string name) => ObjectEntries.Property(this, name);

    /// <summary>Whether the value counts as true in a condition, as <c>$boolean</c> has it. Undefined does not.</summary>
    public bool IsTruthy() => Evaluation.Truthiness.Of(this);

    /// <summary>The value as JSON text, numbers as JavaScript writes them; "undefined" when there is no value. A function is an empty string.</summary>
    public string ToJsonString(bool indented = false) => IsUndefined ? "undefined" : JsonText.Write(this, indented, shorten: false, charge: null);

    /// <summary>The same as <see cref="ToJsonString"/>.</summary>
    public override string ToString() => ToJsonString();

    /// <summary>Writes the value. Throws <see cref="InvalidOperationException"/> when there is none.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (IsUndefined)
            throw Not("a JSON value");
        if (_reference is null && _kind is JsonataKind.Array or JsonataKind.Object)
            _element.WriteTo(writer);
        else
            writer.WriteRawValue(ToJsonString(), skipInputValidation: true);
    }

    /// <summary>The value as an element of its own document, or the element that it refers to. Throws <see cref="InvalidOperationException"/> when there is no value.</summary>
    public JsonElement ToJsonElement()
    {
        if (IsUndefined)
            throw Not("a JSON value");
        return _reference is null && _kind is JsonataKind.String or JsonataKind.Array or JsonataKind.Object && _element.ValueKind != JsonValueKind.Undefined
            ? _element
            : JsonSerializable.Parse(ToJsonString());
    }

    /// <summary>The value as a node of its own. Throws <see cref="InvalidOperationException"/> when there is no value.</summary>
    public JsonNode? ToJsonNode() => IsUndefined ? throw Not("a JSON value") : JsonSerializable.ToNode(ToJsonString());

    private InvalidOperationException Not(string wanted) => new($"The value is not {wanted}; it is {_kind}.");
}
