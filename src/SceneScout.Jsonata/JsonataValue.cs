using System.Text.Json;
using System.Text.Json.Nodes;

using SceneScout.Jsonata.Functions;
using SceneScout.Jsonata.Values;

namespace SceneScout.Jsonata;

/// <summary>
/// A value that goes into or comes out of an expression. It is small and immutable; what it takes from a
/// <see cref="JsonElement"/> stays there uncopied, so the element's <see cref="JsonDocument"/> must outlive the value.
/// </summary>
public readonly partial struct JsonataValue : IEquatable<JsonataValue>
{
    private readonly object? _reference;
    private readonly JsonElement _element;
    private readonly double _number;
    private readonly JsonataKind _kind;

    private JsonataValue(JsonataKind kind, double number)
    {
        _kind = kind;
        _number = number;
    }

    private JsonataValue(JsonataKind kind, object? reference)
    {
        _kind = kind;
        _reference = reference;
    }

    private JsonataValue(JsonataKind kind, in JsonElement element)
    {
        _kind = kind;
        _element = element;
    }

    /// <summary>No value at all.</summary>
    public static JsonataValue Undefined => default;

    /// <summary>JSON null.</summary>
    public static JsonataValue Null => new(JsonataKind.Null, 0);

    /// <summary>JSON true.</summary>
    public static JsonataValue True => new(JsonataKind.Boolean, 1);

    /// <summary>JSON false.</summary>
    public static JsonataValue False => new(JsonataKind.Boolean, 0);

    /// <summary>What this value is.</summary>
    public JsonataKind Kind => _kind;

    /// <summary>Whether there is no value.</summary>
    public bool IsUndefined => _kind == JsonataKind.Undefined;

    /// <summary>The string, array, object or function behind the value; null when it is a piece of a JSON document.</summary>
    internal object? Reference => _reference;

    /// <summary>The piece of a JSON document; only meaningful when <see cref="Reference"/> is null and the kind is string, array or object.</summary>
    internal JsonElement Element => _element;

    internal double Number => _number;

    internal bool Truth => _number != 0;

    internal bool IsArray => _kind == JsonataKind.Array;

    internal bool IsNull => _kind == JsonataKind.Null;

    internal FunctionValue? Function => _kind == JsonataKind.Function ? _reference as FunctionValue : null;

    internal ArrayValue? ArrayReference => _kind == JsonataKind.Array ? _reference as ArrayValue : null;

    internal bool IsSequence => _kind == JsonataKind.Array && _reference is ArrayValue { IsSequence: true };

    /// <summary>A number, or an error when it is infinite: JSON has no such number.</summary>
    internal bool IsNumeric => _kind == JsonataKind.Number && IsFinite(_number);

    /// <summary>Makes a boolean.</summary>
    public static JsonataValue From(bool value) => new(JsonataKind.Boolean, value ? 1 : 0);

    /// <summary>Makes a number.</summary>
    public static JsonataValue From(double value) => new(JsonataKind.Number, value);

    /// <summary>Makes a string; null becomes JSON null.</summary>
    public static JsonataValue From(string? value) => value is null ? Null : new(JsonataKind.String, value);

    /// <summary>Refers to a piece of a JSON document without copying it. An element that was never set is undefined.</summary>
    public static JsonataValue From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new(JsonataKind.String, element),
        JsonValueKind.Number => new(JsonataKind.Number, ElementNumbers.Read(element)),
        JsonValueKind.Object => new(JsonataKind.Object, element),
        JsonValueKind.Array => new(JsonataKind.Array, element),
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Null => Null,
        _ => Undefined,
    };

    /// <summary>Refers to a JSON node without copying it; a null node is JSON null. The node must not change while the value is in use.</summary>
    public static JsonataValue From(JsonNode? node) => node switch
    {
        null => Null,
        JsonObject value => From(new NodeObject(value)),
        JsonArray value => From(new NodeArray(value)),
        JsonValue value when value.TryGetValue(out JsonElement element) => From(element),
        JsonValue value when value.TryGetValue(out string? text) => From(text),
        JsonValue value when value.TryGetValue(out bool truth) => From(truth),
        JsonValue value when value.TryGetValue(out double number) => From(number),
        _ => From(JsonSerializable.ToElement(node)),
    };

    /// <summary>Makes an array of values.</summary>
    public static JsonataValue FromItems(IEnumerable<JsonataValue> items) => From(new ListArray(items));

    /// <summary>Makes an object; of a name that comes twice the last value stays, and undefined values are left out.</summary>
    public static JsonataValue FromProperties(IEnumerable<KeyValuePair<string, JsonataValue>> properties)
    {
        var result = new MapObject();
        foreach (var (name, value) in properties)
        {
            if (!value.IsUndefined)
                result.Set(name, value);
        }

        return From(result);
    }

    /// <summary>Makes a boolean.</summary>
    public static implicit operator JsonataValue(bool value) => From(value);

    /// <summary>Makes a number.</summary>
    public static implicit operator JsonataValue(double value) => From(value);

    /// <summary>Makes a string.</summary>
    public static implicit operator JsonataValue(string? value) => From(value);

    /// <summary>Refers to a piece of a JSON document.</summary>
    public static implicit operator JsonataValue(JsonElement value) => From(value);

    /// <summary>Whether two values are equal as the operator <c>=</c> sees them.</summary>
    public static bool operator ==(JsonataValue left, JsonataValue right) => left.Equals(right);

    /// <summary>Whether two values differ as the operator <c>!=</c> sees them.</summary>
    public static bool operator !=(JsonataValue left, JsonataValue right) => !left.Equals(right);

    internal static JsonataValue From(ArrayValue value) => new(JsonataKind.Array, value);

    internal static JsonataValue From(ObjectValue value) => new(JsonataKind.Object, value);

    internal static JsonataValue From(FunctionValue value) => new(JsonataKind.Function, value);

    /// <inheritdoc/>
    public bool Equals(JsonataValue other) => DeepEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonataValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => DeepEquality.Hash(this);

    private static bool IsFinite(double number)
    {
        if (double.IsInfinity(number))
            throw new JsonataException("D1001") { Value = From(number) };
        return !double.IsNaN(number);
    }
}
