using System.Buffers;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Cards;

/// <summary>What clients see of a thred, as JSON.</summary>
internal static class ThredView
{
    internal static ArrayBufferWriter<byte> Write(ThredState state, CompiledPattern pattern, bool full = false)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = ModelJson.Writer(buffer))
            ThredViewing.WriteTo(writer, state, pattern, full);
        return buffer;
    }
}
