using System.Buffers;
using System.Text.Json;

namespace SceneScout.Node.Http.Unread;

/// <summary>Goes along the values of one JSON object or array.</summary>
internal ref struct JsonScan
{
    private static readonly SearchValues<byte> Nesting = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> Ends = SearchValues.Create(",}] \t\r\n"u8);
    private readonly ReadOnlySpan<byte> _json;
    private readonly byte _close;
    private int _at;
    private bool _within;

    /// <summary>Begins.</summary>
    /// <param name="json">The object or array.</param>
    /// <param name="open">What it begins with.</param>
    /// <param name="close">What it ends with.</param>
    /// <exception cref="JsonException">It does not begin so.</exception>
    public JsonScan(ReadOnlySpan<byte> json, byte open, byte close)
    {
        _json = json;
        _close = close;
        Expect(open);
    }

    /// <summary>Whether there is another value; passes over what parts it from the one before.</summary>
    /// <exception cref="JsonException">The JSON ends early.</exception>
    public bool More()
    {
        if (Peek() == _close)
            return false;
        if (_within)
            Expect((byte)',');
        _within = true;
        return true;
    }

    /// <summary>Passes over one character.</summary>
    /// <exception cref="JsonException">It is another one.</exception>
    public void Expect(byte character)
    {
        if (Peek() != character)
            throw new JsonException($"'{(char)character}' is expected at byte {_at}, not '{(char)_json[_at]}'.");
        _at++;
    }

    /// <summary>The value that comes next; passes over it.</summary>
    /// <exception cref="JsonException">The JSON ends early.</exception>
    public ReadOnlySpan<byte> Value()
    {
        var first = Peek();
        var begin = _at;
        if (first == (byte)'"')
            PassString();
        else if (first is (byte)'{' or (byte)'[')
            PassNested();
        else
            _at += Length(_json[_at..].IndexOfAny(Ends));
        return _json[begin.._at];
    }

    private byte Peek()
    {
        while (_at < _json.Length)
        {
            if (_json[_at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return _json[_at];
            _at++;
        }

        throw new JsonException("The JSON ends early.");
    }

    private void PassString()
    {
        _at++;
        while (true)
        {
            _at += Length(_json[_at..].IndexOfAny((byte)'"', (byte)'\\'));
            if (_json[_at] == (byte)'"')
                break;
            // What follows a backslash ends nothing.
            _at += 2;
            if (_at > _json.Length)
                throw new JsonException("The JSON ends early.");
        }

        _at++;
    }

    private void PassNested()
    {
        var depth = 0;
        do
        {
            _at += Length(_json[_at..].IndexOfAny(Nesting));
            switch (_json[_at])
            {
                case (byte)'"':
                    PassString();
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            _at++;
        }
        while (depth > 0);
    }

    private static int Length(int found) => found >= 0 ? found : throw new JsonException("The JSON ends early.");
}
