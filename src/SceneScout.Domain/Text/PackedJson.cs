using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;
using ZstdSharp;

namespace SceneScout.Domain.Text;

/// <summary>
/// JSON as the store and the blocks keep it: a frame of Zstandard (RFC 8878), packed with a dictionary that knows how this program's documents are written, a quarter of the text or so.
/// JSON that is not packed is taken as it is: a frame begins with bytes that no JSON does. A frame names its dictionary by number; a dictionary that was released stays.
/// </summary>
public static class PackedJson
{
    /// <summary>The largest document that is unpacked, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    // Beyond it more time wins little for texts of some kilobytes.
    private const int Level = 3;

    private static readonly byte[] Dictionary = Resource("json-1.dict");

    // Each holds some hundred kilobytes; no more are kept than can work at once.
    private static readonly DefaultObjectPoolProvider Pools = new() { MaximumRetained = Environment.ProcessorCount };
    private static readonly ObjectPool<Compressor> Compressors = Pools.Create(new Made<Compressor>(static () =>
    {
        var compressor = new Compressor(Level);
        compressor.LoadDictionary(Dictionary);
        return compressor;
    }));

    private static readonly ObjectPool<Decompressor> Decompressors = Pools.Create(new Made<Decompressor>(static () =>
    {
        var decompressor = new Decompressor();
        decompressor.LoadDictionary(Dictionary);
        return decompressor;
    }));

    private static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>Packs JSON.</summary>
    /// <param name="json">JSON in UTF-8; a frame stays what it is.</param>
    /// <returns>A frame; the JSON itself where that is no longer.</returns>
    public static byte[] Pack(byte[] json)
    {
        if (json.AsSpan().StartsWith(Magic))
            return json;
        var room = ArrayPool<byte>.Shared.Rent(json.Length);
        var compressor = Compressors.Get();
        try
        {
            // There is no room for a frame that wins nothing.
            return json.Length > 0 && compressor.TryWrap(json, room.AsSpan(0, json.Length - 1), out var length) ? room[..length] : json;
        }
        finally
        {
            Compressors.Return(compressor);
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>The JSON, in UTF-8.</summary>
    /// <param name="stored">A frame, or JSON as it is.</param>
    /// <exception cref="JsonException">The frame is damaged, larger than <see cref="MaxBytes"/>, or of a dictionary that this version does not have.</exception>
    public static byte[] Unpack(byte[] stored)
    {
        if (!stored.AsSpan().StartsWith(Magic))
            return stored;
        var decompressor = Decompressors.Get();
        try
        {
            if (Decompressor.GetDecompressedSize(stored) is var length && length > MaxBytes)
                throw new JsonException($"Packed JSON of {stored.Length} bytes says that it holds {length}; up to {MaxBytes} are unpacked.");
            var json = new byte[length];
            return decompressor.Unwrap(stored, json) == json.Length ? json : throw new JsonException($"Packed JSON of {stored.Length} bytes holds less than it says.");
        }
        catch (ZstdException e)
        {
            throw new JsonException($"Packed JSON of {stored.Length} bytes cannot be unpacked: {e.Message}", e);
        }
        finally
        {
            Decompressors.Return(decompressor);
        }
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(PackedJson).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Made<T>(Func<T> make) : PooledObjectPolicy<T>
        where T : class
    {
        public override T Create() => make();

        public override bool Return(T obj) => true;
    }
}
