using System.Runtime.CompilerServices;
using System.Text;

namespace SceneScout.Cli.Commands;

/// <summary>A file of lines that a command reads one after the other. What is wrong with a line is told on standard error, and the others go on.</summary>
/// <param name="from">The file, or - for standard input.</param>
internal sealed class LineFile(string from)
{
    private const string StandardInput = "-";

    /// <summary>Lines that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What is wrong with the file; null when it can be read.</summary>
    /// <param name="to">Where the command writes: opening that empties it.</param>
    public string? Mistake(string to) => from == StandardInput ? null
        : !File.Exists(from) ? $"--in '{from}' is not accepted; give a file that exists, or - for standard input."
        : Path.GetFullPath(from) == Path.GetFullPath(to) ? $"--out '{to}' is not accepted; give another file than --in, or - for standard output."
        : null;

    /// <summary>What the lines say.</summary>
    /// <param name="read">Reads a line, or tells what is wrong with it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<T> ReadAsync<T>(Func<string, (T? Line, string? Mistake)> read, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        using var reader = new StreamReader(from == StandardInput ? Console.OpenStandardInput() : File.OpenRead(from), Encoding.UTF8);
        for (var number = 1; await reader.ReadLineAsync(cancellation) is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var (line, mistake) = read(text);
            if (line is not null)
            {
                yield return line;
                continue;
            }

            Refused++;
            await Console.Error.WriteLineAsync($"scout: {(from == StandardInput ? "standard input" : from)}, line {number}: {mistake}");
        }
    }

    /// <summary>Where a command writes its lines.</summary>
    /// <param name="to">The file, or - for standard output.</param>
    public static StreamWriter Writer(string to) => new(to == StandardInput ? Console.OpenStandardOutput() : File.Create(to), new UTF8Encoding(false));
}
