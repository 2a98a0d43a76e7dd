using System.Text.Json;

namespace SceneScout.Cli.Commands.Images;

/// <summary>A line that <c>scout images</c> reads: where a picture is.</summary>
/// <param name="Id">Its id, a text or a number.</param>
/// <param name="Url">Its address; null for a file.</param>
/// <param name="File">Its file; null for an address.</param>
internal sealed record ImageLine(JsonElement Id, string? Url, string? File)
{
    private const string Accepted = "give {\"id\",\"url\"} or {\"id\",\"file\"}";

    /// <summary>Reads a line.</summary>
    /// <returns>It, or what is wrong.</returns>
    public static (ImageLine? Line, string? Mistake) Read(string text)
    {
        var (read, mistake) = NamedLine.Read(text, Accepted);
        if (read is not { } line)
            return (null, mistake);
        var (url, file) = (line.Text("url", ref mistake), line.Text("file", ref mistake));
        return mistake is not null ? (null, mistake)
            : url is null == file is null ? (null, $"url '{url}' and file '{file}' are not accepted; {Accepted}.")
            : (new ImageLine(line.Id, url, file), null);
    }
}
