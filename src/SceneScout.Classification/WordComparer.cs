using System.Runtime.InteropServices;

namespace SceneScout.Classification;

/// <summary>Compares folded words by their characters. Its hash is quick and the same in every run: the words come from files that ship, so nobody can choose them to collide.</summary>
internal sealed class WordComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    /// <summary>The one that there is.</summary>
    public static readonly WordComparer Instance = new();

    /// <inheritdoc />
    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    /// <inheritdoc />
    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    /// <inheritdoc />
    public bool Equals(ReadOnlySpan<char> alternate, string other) => alternate.SequenceEqual(other);

    /// <inheritdoc />
    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)alternate.Length;
        var four = MemoryMarshal.Cast<char, ulong>(alternate);
        foreach (var characters in four)
            hash = (hash ^ characters) * 0xD6E8FEB86659FD93UL;
        foreach (var character in alternate[(four.Length * 4)..])
            hash = (hash ^ character) * 0xD6E8FEB86659FD93UL;
        return (int)(hash ^ (hash >> 32));
    }

    /// <inheritdoc />
    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();
}
