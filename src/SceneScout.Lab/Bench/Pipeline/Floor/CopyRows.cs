using System.Buffers;
using System.Buffers.Binary;

namespace SceneScout.Lab.Bench.Pipeline.Floor;

/// <summary>Parts a stream of PostgreSQL's binary COPY into streams of some rows each, which can be given back as they are.</summary>
/// <param name="stream">The stream, from its beginning.</param>
internal sealed class CopyRows(Stream stream)
{
    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n"u8, 0];

    // Signature, flags, length of an extension.
    private const int HeaderLength = 19;
    private const short Trailer = -1;
    private byte[] _buffer = new byte[64 * 1024];
    private int _from;
    private int _to;
    private bool _begun;
    private bool _over;

    /// <summary>Reads the next rows.</summary>
    /// <param name="most">Rows at most.</param>
    /// <param name="into">Takes a whole stream of them: header, rows, trailer. Nothing when there are none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Rows read; 0 behind the last.</returns>
    /// <exception cref="InvalidDataException">This is no binary COPY.</exception>
    public async Task<int> NextAsync(int most, IBufferWriter<byte> into, CancellationToken cancellation)
    {
        if (!_begun)
            await BeginAsync(cancellation);
        var rows = 0;
        while (rows < most && !_over)
        {
            await NeedAsync(sizeof(short), cancellation);
            var fields = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_from));
            if (fields == Trailer)
            {
                _over = true;
                break;
            }

            if (rows++ == 0)
                WriteHeader(into);
            Move(sizeof(short), into);
            for (var field = 0; field < fields; field++)
            {
                await NeedAsync(sizeof(int), cancellation);
                var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_from));
                Move(sizeof(int), into);
                if (length <= 0)
                    continue;
                await NeedAsync(length, cancellation);
                Move(length, into);
            }
        }

        if (rows > 0)
            BinaryPrimitives.WriteInt16BigEndian(Next(into, sizeof(short)), Trailer);
        return rows;
    }

    private static void WriteHeader(IBufferWriter<byte> into)
    {
        var header = Next(into, HeaderLength);
        header.Clear();
        Signature.CopyTo(header);
    }

    private static Span<byte> Next(IBufferWriter<byte> into, int length)
    {
        var span = into.GetSpan(length)[..length];
        into.Advance(length);
        return span;
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        await NeedAsync(HeaderLength, cancellation);
        if (!_buffer.AsSpan(_from, Signature.Length).SequenceEqual(Signature))
            throw new InvalidDataException("This is no binary COPY: its signature is another.");
        var extension = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_from + HeaderLength - sizeof(int)));
        _from += HeaderLength;
        await NeedAsync(extension, cancellation);
        _from += extension;
        _begun = true;
    }

    private void Move(int length, IBufferWriter<byte> into)
    {
        into.Write(_buffer.AsSpan(_from, length));
        _from += length;
    }

    private async Task NeedAsync(int length, CancellationToken cancellation)
    {
        if (_to - _from >= length)
            return;
        if (_buffer.Length - _from < length)
        {
            var larger = length > _buffer.Length ? new byte[Math.Max(length, _buffer.Length * 2)] : _buffer;
            _buffer.AsSpan(_from, _to - _from).CopyTo(larger);
            (_buffer, _to, _from) = (larger, _to - _from, 0);
        }

        while (_to - _from < length)
        {
            var read = await stream.ReadAsync(_buffer.AsMemory(_to), cancellation);
            if (read == 0)
                throw new InvalidDataException("This binary COPY ends in the middle.");
            _to += read;
        }
    }
}
