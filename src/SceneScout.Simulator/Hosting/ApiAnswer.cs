using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SceneScout.Simulator.Hosting;

/// <summary>A whole answer, in memory, so that faults can be worked into it.</summary>
internal sealed record ApiAnswer(int Status, byte[] Body)
{
    /// <summary>Ids in URLs and non-Latin titles are written as the real services write them: unescaped.</summary>
    public static readonly JsonSerializerOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The content type.</summary>
    public string ContentType { get; init; } = "application/json;charset=utf-8";

    /// <summary>Further headers.</summary>
    public ImmutableList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>An answer written by a JSON writer.</summary>
    public static ApiAnswer Written(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(writer);
        }

        return new ApiAnswer(status, buffer.WrittenSpan.ToArray());
    }

    /// <summary>An answer of a JSON tree.</summary>
    public static ApiAnswer Json(int status, JsonNode body) => new(status, Encoding.UTF8.GetBytes(body.ToJsonString(JsonOptions)));

    /// <summary>An answer without a body that sends the client elsewhere.</summary>
    public static ApiAnswer Redirect(string location) => new ApiAnswer(301, []).With("Location", location);

    /// <summary>The answer with one more header.</summary>
    public ApiAnswer With(string name, string value) => this with { Headers = Headers.Add((name, value)) };
}
