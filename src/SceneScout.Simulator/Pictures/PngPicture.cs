using System.Buffers.Binary;
using System.IO.Compression;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Pictures;

/// <summary>A made-up photograph: a few colours that run into each other, as PNG. One seed gives the same picture in every size.</summary>
internal static class PngPicture
{
    private const int Across = 6;
    private const int Down = 4;

    private static readonly uint[] Crcs = Table();

    /// <summary>The file.</summary>
    /// <param name="width">In pixels, above 0.</param>
    /// <param name="height">In pixels, above 0.</param>
    /// <param name="seed">Determines what is to be seen.</param>
    public static byte[] Of(int width, int height, ulong seed)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        // Eight bits a channel, red, green and blue.
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            Rows(zlib, width, height, seed);
        }

        Chunk(file, "IDAT"u8, data.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Rows(Stream into, int width, int height, ulong seed)
    {
        var random = new SplitRandom(seed).Split("picture");
        var colours = new double[Down, Across, 3];
        for (var y = 0; y < Down; y++)
        {
            for (var x = 0; x < Across; x++)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    colours[y, x, channel] = random.Next(256);
                }
            }
        }

        // A byte that says that the row is as it is, then its pixels.
        var row = new byte[1 + (width * 3)];
        for (var y = 0; y < height; y++)
        {
            var (top, down) = Place(y, height, Down);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Place(x, width, Across);
                for (var channel = 0; channel < 3; channel++)
                {
                    var upper = colours[top, left, channel] + (right * (colours[top, left + 1, channel] - colours[top, left, channel]));
                    var lower = colours[top + 1, left, channel] + (right * (colours[top + 1, left + 1, channel] - colours[top + 1, left, channel]));
                    row[1 + (x * 3) + channel] = (byte)(upper + (down * (lower - upper)));
                }
            }

            into.Write(row);
        }
    }

    // Between which two colours a pixel is, and how far on the way.
    private static (int Before, double Way) Place(int pixel, int pixels, int colours)
    {
        var at = (pixel + 0.5) / pixels * (colours - 1);
        var before = Math.Min((int)at, colours - 2);
        return (before, at - before);
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, kind), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc = Crcs[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
