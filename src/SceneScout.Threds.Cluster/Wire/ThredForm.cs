using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Cluster.Wire;

/// <summary>How a type is written and read.</summary>
/// <param name="Type">The type.</param>
/// <param name="Manifest">Its name and version; once released, it is never changed or removed.</param>
/// <param name="Write">Writes one.</param>
/// <param name="Read">Reads one.</param>
internal sealed record ThredForm(Type Type, string Manifest, Action<object, FieldWriter> Write, Func<WireFields, object> Read)
{
    internal static ThredForm Of<T>(string manifest, Action<T, FieldWriter> write, Func<WireFields, T> read)
        where T : IThredWire => new(typeof(T), manifest, (value, writer) => write((T)value, writer), fields => read(fields));

    /// <summary>The bytes of one.</summary>
    internal byte[] Bytes(object value) => FieldWriter.Bytes(value, Write);
}
