using System.Buffers.Text;

namespace SceneScout.Lab.Bench.Http;

/// <summary>Finds, in the bytes of a stream of server-sent events, what came and under which id. Of each line it keeps the beginning alone.</summary>
internal sealed class StreamIds
{
    private readonly byte[] _line = new byte[48];
    private int _length;
    private StreamWord _word = StreamWord.Change;
    private long _id = -1;

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">They may begin and end anywhere.</param>
    /// <param name="came">Told of each event that is whole: what it is, and its id.</param>
    public void Take(ReadOnlySpan<byte> bytes, Action<StreamWord, long> came)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Keep(bytes[..end]);
            bytes = bytes[(end + 1)..];
            EndLine(came);
        }

        Keep(bytes);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        var kept = Math.Min(part.Length, _line.Length - _length);
        part[..kept].CopyTo(_line.AsSpan(_length));
        _length += kept;
    }

    private void EndLine(Action<StreamWord, long> came)
    {
        var line = _line.AsSpan(0, _length).TrimEnd((byte)'\r');
        _length = 0;
        if (line.IsEmpty)
        {
            if (_id >= 0)
                came(_word, _id);
            (_word, _id) = (StreamWord.Change, -1);
        }
        else if (line.StartsWith("id: "u8) && Utf8Parser.TryParse(line[4..], out long id, out _))
        {
            _id = id;
        }
        else if (line.StartsWith("event: "u8))
        {
            var name = line[7..];
            _word = name.SequenceEqual("ready"u8) ? StreamWord.Ready : name.SequenceEqual("ping"u8) ? StreamWord.Ping : name.SequenceEqual("reset"u8) ? StreamWord.Reset : StreamWord.Change;
        }
    }
}

/// <summary>What an event of <c>/api/stream</c> is.</summary>
internal enum StreamWord
{
    /// <summary>A change of an event.</summary>
    Change = 0,

    /// <summary>The stream has begun.</summary>
    Ready = 1,

    /// <summary>The connection lives.</summary>
    Ping = 2,

    /// <summary>Changes are missed.</summary>
    Reset = 3,
}
