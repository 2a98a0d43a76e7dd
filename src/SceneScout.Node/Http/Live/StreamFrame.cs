using System.Globalization;
using System.Text;

namespace SceneScout.Node.Http.Live;

/// <summary>A server-sent event as bytes. Pure.</summary>
internal static class StreamFrame
{
    /// <summary>Makes one.</summary>
    /// <param name="name">What it is; without line breaks.</param>
    /// <param name="json">Its data on one line, as JSON has it.</param>
    /// <param name="id">Where a caller that comes back goes on; null for one that changes nothing in that.</param>
    /// <param name="reconnect">How long a caller that lost its connection waits; null leaves it as it is.</param>
    public static ReadOnlyMemory<byte> Of(string name, string json, string? id = null, TimeSpan? reconnect = null) => Encoding.UTF8.GetBytes(
        $"event: {name}\ndata: {json}\n{(id is null ? "" : $"id: {id}\n")}{(reconnect is { } pause ? $"retry: {((long)pause.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)}\n" : "")}\n");
}
