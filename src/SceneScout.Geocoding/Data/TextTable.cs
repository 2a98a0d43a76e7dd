using System.Text;

namespace SceneScout.Geocoding.Data;

/// <summary>Texts in one array of UTF-8; a text becomes a string when it is first asked for, and stays one.</summary>
internal sealed class TextTable(int[] offsets, byte[] utf8)
{
    private readonly string?[] _strings = new string?[offsets.Length - 1];

    /// <summary>How many.</summary>
    public int Count => _strings.Length;

    /// <summary>Bytes in memory, without the strings.</summary>
    public long Bytes => (offsets.Length * 4L) + utf8.Length + (_strings.Length * 8L);

    /// <summary>The text at a place.</summary>
    public string this[int index] => _strings[index] ??= Encoding.UTF8.GetString(utf8, offsets[index], offsets[index + 1] - offsets[index]);
}
