using System.Buffers.Binary;
using System.Numerics;

namespace SceneScout.Storage.Rules;

/// <summary>A number of bytes, eight at a time, as it is asked of all that is loaded. It stands in the store: it must stay what it is.</summary>
internal static class StoredNumber
{
    /// <summary>The number of some bytes.</summary>
    public static long Of(ReadOnlySpan<byte> json)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var number = (ulong)json.Length * Prime;
        for (; json.Length >= sizeof(ulong); json = json[sizeof(ulong)..])
            number = unchecked((BitOperations.RotateLeft(number, 27) ^ BinaryPrimitives.ReadUInt64LittleEndian(json)) * Prime);
        foreach (var rest in json)
            number = unchecked((BitOperations.RotateLeft(number, 27) ^ rest) * Prime);
        return unchecked((long)(number ^ (number >> 29)));
    }
}
