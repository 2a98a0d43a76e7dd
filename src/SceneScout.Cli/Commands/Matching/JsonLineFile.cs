using System.Runtime.CompilerServices;
using System.Text.Json;
using SceneScout.Matching.Records;

namespace SceneScout.Cli.Commands.Matching;

/// <summary>Reads a file of JSON lines one after the other. What is wrong with a line is told on standard error, and the others go on.</summary>
/// <param name="path">The file.</param>
internal sealed class JsonLineFile(string path)
{
    // A record has a few hundred characters; a file that is no JSON Lines may be one line.
    private const int MostCharacters = 1_000_000;

    /// <summary>Lines that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What the lines say.</summary>
    /// <param name="read">Reads a line's value.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<T> ReadAsync<T>(Func<JsonElement, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = new StreamReader(path);
        for (var number = 1; await reader.ReadLineAsync(cancellation) is { } line; number++)
            if (!string.IsNullOrWhiteSpace(line) && TryRead(line, number, read, out var value))
                yield return value;
    }

    private bool TryRead<T>(string line, int number, Func<JsonElement, T> read, out T value)
    {
        try
        {
            if (line.Length > MostCharacters)
                throw new JsonException($"the line has {line.Length} characters; at most {MostCharacters} are read");
            using var document = JsonDocument.Parse(line);
            value = read(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or SideMistakeException)
        {
            Refused++;
            Console.Error.WriteLine($"scout: {path} line {number}: {(e is JsonException ? $"not accepted; give one JSON object a line: {e.Message}" : e.Message)}");
            value = default!;
            return false;
        }
    }
}
