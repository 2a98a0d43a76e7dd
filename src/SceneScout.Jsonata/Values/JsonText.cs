using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using SceneScout.Jsonata.Evaluation;

namespace SceneScout.Jsonata.Values;

/// <summary>Values as JSON text the way <c>JSON.stringify</c> writes them.</summary>
internal readonly struct JsonText
{
    private readonly StringBuilder _text;
    private readonly bool _indented;
    private readonly bool _shorten;
    private readonly EvaluationContext? _charge;

    private JsonText(StringBuilder text, bool indented, bool shorten, EvaluationContext? charge)
    {
        _text = text;
        _indented = indented;
        _shorten = shorten;
        _charge = charge;
    }

    /// <summary>Writes a value. <paramref name="shorten"/> rounds fractions to 15 digits, <paramref name="charge"/> is told of what was produced.</summary>
    public static string Write(in JsonataValue value, bool indented, bool shorten, EvaluationContext? charge)
    {
        var text = new StringBuilder();
        new JsonText(text, indented, shorten, charge).Append(value, 0);
        return text.ToString();
    }

    private void Append(in JsonataValue value, int depth)
    {
        var before = _text.Length;
        switch (value.Kind)
        {
            case JsonataKind.Undefined or JsonataKind.Null:
                _text.Append("null");
                break;
            case JsonataKind.Boolean:
                _text.Append(value.Truth ? "true" : "false");
                break;
            case JsonataKind.Number:
                AppendNumber(value);
                break;
            case JsonataKind.String:
                AppendString(value.Text);
                break;
            case JsonataKind.Array:
                AppendArray(value, depth);
                break;
            case JsonataKind.Object:
                AppendObject(value, depth);
                break;
            default:
                _text.Append("\"\"");
                break;
        }

        if (value.Kind is not (JsonataKind.Array or JsonataKind.Object))
            _charge?.Produce(_text.Length - before);
    }

    private void AppendNumber(in JsonataValue value)
    {
        var number = value.Number;
        if (_shorten && value.IsNumeric)
            number = JsNumber.Shorten(number);
        _text.Append(double.IsFinite(number) ? JsNumber.Format(number) : "null");
    }

    private void AppendArray(in JsonataValue value, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _text.Append('[');
        var first = true;
        foreach (var item in value.Items)
        {
            Separate(ref first, depth + 1);
            Append(item, depth + 1);
        }

        Close(first, depth, ']');
    }

    private void AppendObject(in JsonataValue value, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _text.Append('{');
        var first = true;
        foreach (var (name, property) in ObjectEntries.Of(value))
        {
            if (property.IsUndefined)
                continue;
            Separate(ref first, depth + 1);
            AppendString(name);
            _text.Append(_indented ? ": " : ":");
            Append(property, depth + 1);
        }

        Close(first, depth, '}');
    }

    private void Separate(ref bool first, int depth)
    {
        if (!first)
            _text.Append(',');
        first = false;
        NewLine(depth);
    }

    private void Close(bool empty, int depth, char bracket)
    {
        if (!empty)
            NewLine(depth);
        _text.Append(bracket);
    }

    private void NewLine(int depth)
    {
        if (_indented)
            _text.Append('\n').Append(' ', 2 * depth);
    }

    private void AppendString(string value)
    {
        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                _text.Append(c).Append(value[++i]);
                continue;
            }

            AppendCharacter(c);
        }

        _text.Append('"');
    }

    private void AppendCharacter(char c)
    {
        switch (c)
        {
            case '"':
                _text.Append("\\\"");
                break;
            case '\\':
                _text.Append("\\\\");
                break;
            case '\b':
                _text.Append("\\b");
                break;
            case '\f':
                _text.Append("\\f");
                break;
            case '\n':
                _text.Append("\\n");
                break;
            case '\r':
                _text.Append("\\r");
                break;
            case '\t':
                _text.Append("\\t");
                break;
            default:
                if (c < ' ' || char.IsSurrogate(c))
                    _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                else
                    _text.Append(c);
                break;
        }
    }
}
