using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SceneScout.Jsonata.Values;

/// <summary>Whether two elements are the same piece of the same document, which stands for JavaScript's identity of objects.</summary>
internal static class ElementIdentity
{
    public static bool AreSame(in JsonElement left, in JsonElement right)
    {
        if (right.ValueKind == JsonValueKind.Undefined || left.ValueKind != right.ValueKind)
            return false;
        var a = JsonMarshal.GetRawUtf8Value(left);
        var b = JsonMarshal.GetRawUtf8Value(right);
        return a.Length == b.Length && Unsafe.AreSame(ref MemoryMarshal.GetReference(a), ref MemoryMarshal.GetReference(b));
    }
}
