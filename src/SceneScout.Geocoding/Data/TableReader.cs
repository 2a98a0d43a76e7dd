using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SceneScout.Geocoding.Data;

/// <summary>Reads a bundled file: little-endian numbers and tables under Brotli, straight into the arrays that stay.</summary>
internal sealed class TableReader : IDisposable
{
    private readonly Stream _stream;

    private TableReader(Stream stream) => _stream = stream;

    /// <summary>Opens a file of the assembly.</summary>
    public static TableReader Open(string name) => new(new BrotliStream(
        typeof(TableReader).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly."),
        CompressionMode.Decompress));

    /// <summary>The next number.</summary>
    public int Int()
    {
        Span<byte> bytes = stackalloc byte[4];
        _stream.ReadExactly(bytes);
        return BitConverter.ToInt32(bytes);
    }

    /// <summary>So many numbers.</summary>
    public T[] Numbers<T>(int count)
        where T : unmanaged
    {
        var numbers = GC.AllocateUninitializedArray<T>(count);
        _stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    /// <summary>The next table: its length in bytes, then its numbers.</summary>
    public T[] Table<T>()
        where T : unmanaged => Numbers<T>(Int() / Unsafe.SizeOf<T>());

    /// <summary>The next list of texts.</summary>
    public TextTable Texts() => new(Table<int>(), Table<byte>());

    /// <summary>A short text: a byte of length, then UTF-8.</summary>
    public string Text()
    {
        var bytes = Numbers<byte>(Numbers<byte>(1)[0]);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
