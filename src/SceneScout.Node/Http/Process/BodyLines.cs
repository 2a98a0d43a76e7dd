using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace SceneScout.Node.Http.Process;

/// <summary>The lines of a body as they come, none longer than a limit, so that a body of any length takes the memory of a line.</summary>
internal static class BodyLines
{
    /// <summary>Reads them.</summary>
    /// <param name="body">The body.</param>
    /// <param name="longest">Bytes of a line at most.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Each line that is not empty with its number from 1; null for one that is too long.</returns>
    public static async IAsyncEnumerable<(int Number, byte[]? Line)> ReadAsync(PipeReader body, int longest, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (number, overlong) = (1, false);
        while (true)
        {
            var read = await body.ReadAsync(cancellation);
            var left = read.Buffer;
            var lines = new List<(int, byte[]?)>();
            while (left.PositionOf((byte)'\n') is { } end)
            {
                Add(lines, left.Slice(0, end));
                left = left.Slice(left.GetPosition(1, end));
                (number, overlong) = (number + 1, false);
            }

            if (left.Length > longest)
            {
                overlong = true;
                left = left.Slice(left.End);
            }

            if (read.IsCompleted && (left.Length > 0 || overlong))
            {
                Add(lines, left);
                left = left.Slice(left.End);
            }

            body.AdvanceTo(left.Start, read.Buffer.End);
            foreach (var line in lines)
                yield return line;
            if (read.IsCompleted)
                yield break;
        }

        void Add(List<(int, byte[]?)> lines, ReadOnlySequence<byte> line)
        {
            if (overlong || line.Length > longest)
                lines.Add((number, null));
            else if (line.ToArray() is var bytes && bytes.AsSpan().Trim(" \t\r"u8).Length > 0)
                lines.Add((number, bytes));
        }
    }
}
