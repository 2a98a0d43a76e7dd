using System.Text;
using CsCheck;
using SceneScout.Lab.Bench.Http;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Http;

public sealed class StreamIdsTests
{
    private const string Stream =
        "event: ready\ndata: {\"next\":41}\nid: 41\nretry: 3000\n\n"
        + "event: published\ndata: {\"seq\":42,\"event\":{\"title\":\"id: 7\"}}\nid: 42\n\n"
        + "event: published\r\ndata: {}\r\nid: 43\r\n\r\n"
        + "event: ping\ndata: {}\nid: 50\n\n"
        + "event: reset\ndata: {\"next\":60}\nid: 60\n\n"
        + "event: published\ndata: {\"cut\":";

    private static readonly (StreamWord, long)[] Whole =
        [(StreamWord.Ready, 41), (StreamWord.Change, 42), (StreamWord.Change, 43), (StreamWord.Ping, 50), (StreamWord.Reset, 60)];

    [Fact]
    public void Each_whole_event_is_told_once_wherever_the_bytes_are_cut() => Gen.Int[1, 40].Array[1, 200].Sample(sizes =>
    {
        var (bytes, came, ids, at) = (Encoding.UTF8.GetBytes(Stream), new List<(StreamWord, long)>(), new StreamIds(), 0);
        for (var n = 0; at < bytes.Length; n++)
        {
            var size = Math.Min(sizes[n % sizes.Length], bytes.Length - at);
            ids.Take(bytes.AsSpan(at, size), (word, id) => came.Add((word, id)));
            at += size;
        }

        Assert.Equal(Whole, came);
    });
}
