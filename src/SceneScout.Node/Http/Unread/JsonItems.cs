namespace SceneScout.Node.Http.Unread;

/// <summary>The items of a JSON array, one after the other, each as the bytes that stand there. For JSON that is known to be well-formed, such as a store's own.</summary>
/// <param name="json">The array.</param>
internal ref struct JsonItems(ReadOnlySpan<byte> json)
{
    private JsonScan _scan = new(json, (byte)'[', (byte)']');

    /// <summary>Goes on to the next item.</summary>
    /// <param name="value">The item, with quotes where it is a string.</param>
    /// <returns>False at the end.</returns>
    public bool Next(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!_scan.More())
            return false;
        value = _scan.Value();
        return true;
    }
}
