using System.Buffers;
using SceneScout.Lab.Bench.Pipeline.Floor;
using Xunit;

namespace SceneScout.Node.Tests.Bench.Pipeline;

public sealed class CopyRowsTests
{
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    // Two columns: one byte, and nothing.
    private static byte[] Row(byte value) => [0, 2, 0, 0, 0, 1, value, 0xFF, 0xFF, 0xFF, 0xFF];

    [Fact]
    public async Task A_copy_is_parted_into_whole_copies_of_some_rows()
    {
        var rows = new CopyRows(new DrippingStream([.. Header, .. Row(1), .. Row(2), .. Row(3), .. Trailer]));

        var portions = new List<(int Rows, byte[] Bytes)>();
        while (true)
        {
            var into = new ArrayBufferWriter<byte>();
            var count = await rows.NextAsync(2, into, CancellationToken.None);
            portions.Add((count, into.WrittenSpan.ToArray()));
            if (count == 0)
                break;
        }

        Assert.Equal([2, 1, 0], portions.Select(portion => portion.Rows));
        Assert.Equal([.. Header, .. Row(1), .. Row(2), .. Trailer], portions[0].Bytes);
        Assert.Equal([.. Header, .. Row(3), .. Trailer], portions[1].Bytes);
        Assert.Empty(portions[2].Bytes);
    }

    [Fact]
    public async Task A_field_larger_than_the_buffer_is_one_field()
    {
        var field = Enumerable.Range(0, 300_000).Select(n => (byte)n).ToArray();
        byte[] row = [0, 1, 0, 4, 0x93, 0xE0, .. field];
        var into = new ArrayBufferWriter<byte>();

        var count = await new CopyRows(new MemoryStream([.. Header, .. row, .. Trailer])).NextAsync(10, into, CancellationToken.None);

        Assert.Equal(1, count);
        Assert.Equal([.. Header, .. row, .. Trailer], into.WrittenSpan.ToArray());
    }

    [Fact]
    public Task What_is_no_copy_is_refused() => Assert.ThrowsAsync<InvalidDataException>(
        () => new CopyRows(new MemoryStream(new byte[100])).NextAsync(1, new ArrayBufferWriter<byte>(), CancellationToken.None));

    [Fact]
    public Task A_copy_that_ends_in_the_middle_is_refused() => Assert.ThrowsAsync<InvalidDataException>(
        () => new CopyRows(new MemoryStream([.. Header, .. Row(1)[..5]])).NextAsync(1, new ArrayBufferWriter<byte>(), CancellationToken.None));

    // Gives a byte at a time, as a slow connection may.
    private sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
