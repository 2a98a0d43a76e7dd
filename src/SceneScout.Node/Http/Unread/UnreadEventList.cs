using System.Text.Json;
using CommunityToolkit.HighPerformance.Buffers;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Unread;

/// <summary>A page of events as an answer: what <see cref="EventListView"/> tells, from events that nobody has read.</summary>
/// <param name="page">The page.</param>
/// <param name="events">Writes its events.</param>
internal sealed class UnreadEventList(UnreadPage page, UnreadEventWriter events) : IResult
{
    // An event takes about two kilobytes: most pages fit in what is taken at first.
    private const int LeastBytes = 4096;
    private const int BytesOfEvent = 3072;

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var bytes = new ArrayPoolBufferWriter<byte>(LeastBytes + (page.Events.Length * BytesOfEvent));
        await using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
            Write(writer);
        await TaggedJson.SendAsync(httpContext, bytes.WrittenMemory);
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("events"u8);
        foreach (var stored in page.Events)
            events.Write(writer, stored);
        writer.WriteEndArray();
        if (page.Next is { } next)
            writer.WriteString("next"u8, next);
        writer.WriteEndObject();
    }
}
