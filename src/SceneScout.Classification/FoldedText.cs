using SceneScout.Domain.Text;

namespace SceneScout.Classification;

/// <summary>A text as folded words in one buffer, which is used again for the next text. Words are whole: letters and digits without marks or case, single spaces between.</summary>
internal sealed class FoldedText
{
    private const int TableSize = 0x250;
    private static readonly string[] Table = [.. Enumerable.Range(0, TableSize).Select(code => FoldOne((char)code))];
    private char[] _chars = new char[1024];
    private int[] _starts = new int[128];
    private int[] _ends = new int[128];
    private int _length;
    private bool _open;

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>A word.</summary>
    /// <param name="index">From 0.</param>
    public ReadOnlySpan<char> Word(int index) => _chars.AsSpan(_starts[index], _ends[index] - _starts[index]);

    /// <summary>Neighbouring words, single spaces between.</summary>
    /// <param name="index">The first word, from 0.</param>
    /// <param name="count">How many; they must be there.</param>
    public ReadOnlySpan<char> Phrase(int index, int count) => _chars.AsSpan(_starts[index], _ends[index + count - 1] - _starts[index]);

    /// <summary>The folded text of a phrase.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string text)
    {
        var folded = new FoldedText();
        folded.Read(text, int.MaxValue);
        return folded.Count == 0 ? "" : folded.Phrase(0, folded.Count).ToString();
    }

    /// <summary>Reads a text in place of the last one.</summary>
    /// <param name="text">Any text; null reads as none.</param>
    /// <param name="maxWords">Words after these are not read.</param>
    public void Read(string? text, int maxWords)
    {
        (Count, _length, _open) = (0, 0, false);
        if (text is null)
            return;
        for (var i = 0; i < text.Length && (_open || Count < maxWords); i++)
            Take(text, i);
        Close();
    }

    private void Take(string text, int i)
    {
        var c = text[i];
        if (char.IsAsciiLetterOrDigit(c))
            Append(c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c);
        else if (c is '\'' or '’' or '`' or '´')
            Elide(text, i);
        else if (c == '#' && IsWord("c", "f"))
            AppendAll("sharp");
        else if (c == '+' && IsWord("c", "cp"))
            Append('p');
        else if (c == '.' && !_open && IsNet(text, i + 1))
            AppendAll("dot");
        else if (c < TableSize ? Table[c].Length > 0 : char.IsLetterOrDigit(c))
            AppendAll(c < TableSize ? Table[c] : FoldOne(c));
        else if (c is < '\u0300' or > '\u036F')
            Close();
    }

    // "L'exposition" has an article before its apostrophe, "Joe's" has none.
    private void Elide(string text, int i)
    {
        if (i + 1 < text.Length && char.IsLetter(text[i + 1]) && IsWord("l", "d", "j", "c", "n", "s", "qu"))
            Close();
    }

    private static bool IsNet(string text, int i) =>
        text.AsSpan(i).StartsWith("net", StringComparison.OrdinalIgnoreCase) && (i + 3 == text.Length || !char.IsLetterOrDigit(text[i + 3]));

    private bool IsWord(params ReadOnlySpan<string> words)
    {
        if (!_open)
            return false;
        var word = _chars.AsSpan(_starts[Count], _length - _starts[Count]);
        foreach (var candidate in words)
            if (word.SequenceEqual(candidate))
                return true;
        return false;
    }

    private void AppendAll(string folded)
    {
        foreach (var c in folded)
            Append(c);
    }

    private void Append(char c)
    {
        if (_length + 2 > _chars.Length)
            Array.Resize(ref _chars, _chars.Length * 2);
        if (!_open)
        {
            if (Count > 0)
                _chars[_length++] = ' ';
            if (Count == _starts.Length)
            {
                Array.Resize(ref _starts, Count * 2);
                Array.Resize(ref _ends, Count * 2);
            }

            _starts[Count] = _length;
            _open = true;
        }

        _chars[_length++] = c;
    }

    private void Close()
    {
        if (!_open)
            return;
        _ends[Count++] = _length;
        _open = false;
    }

    private static string FoldOne(char c) => char.IsSurrogate(c) ? "" : TextNormaliser.Key(c.ToString()).Replace(" ", "", StringComparison.Ordinal);
}
