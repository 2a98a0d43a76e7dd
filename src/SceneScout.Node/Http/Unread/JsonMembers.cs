using System.Text.Json;

namespace SceneScout.Node.Http.Unread;

/// <summary>The members of a JSON object, one after the other, each as the bytes that stand there: nothing is decoded, and what a value holds is passed over. For JSON that is known to be well-formed, such as a store's own.</summary>
/// <param name="json">The object.</param>
internal ref struct JsonMembers(ReadOnlySpan<byte> json)
{
    private JsonScan _scan = new(json, (byte)'{', (byte)'}');

    /// <summary>Goes on to the next member that has a value other than null.</summary>
    /// <param name="name">Its name without quotes, as it stands there.</param>
    /// <param name="value">Its value, with quotes where it is a string.</param>
    /// <returns>False at the end.</returns>
    public bool Next(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        while (_scan.More())
        {
            name = _scan.Value();
            name = name is [(byte)'"', .. var inner, (byte)'"'] ? inner : throw new JsonException("A member has a name.");
            _scan.Expect((byte)':');
            value = _scan.Value();
            if (!value.SequenceEqual("null"u8))
                return true;
        }

        return false;
    }
}
