using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SceneScout.Storage.Rules;

/// <summary>Listings and events that came to the same at the same instant: a row of <c>event_processing_batches</c>.</summary>
internal sealed record LogBatch(string Stage, string Status, string? WorkerId, long? TimeMs, string? Error, DateTimeOffset At, ImmutableArray<(Guid? EventId, Guid? RawId)> Items)
{
    // A row's items are read as a whole.
    private const int MaxItems = 1000;

    /// <summary>Rows of the log, gathered; the order is that of the first of each.</summary>
    public static ImmutableArray<LogBatch> Of(IReadOnlyCollection<LogRow> rows) =>
        [.. rows.GroupBy(r => (r.Stage, r.Status, r.WorkerId, r.TimeMs, r.Error, r.At), r => (r.EventId, r.RawId)).SelectMany(same => same.Chunk(MaxItems)
            .Select(items => new LogBatch(same.Key.Stage, same.Key.Status, same.Key.WorkerId, same.Key.TimeMs, same.Key.Error, same.Key.At, [.. items])))];

    /// <summary><c>[[event id or null, row id or null], ...]</c>.</summary>
    public string ItemsJson
    {
        get
        {
            var bytes = new ArrayBufferWriter<byte>(Items.Length * 84);
            using (var json = new Utf8JsonWriter(bytes))
            {
                json.WriteStartArray();
                foreach (var (eventId, rawId) in Items)
                {
                    json.WriteStartArray();
                    Write(json, eventId);
                    Write(json, rawId);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            return Encoding.UTF8.GetString(bytes.WrittenSpan);
        }
    }

    private static void Write(Utf8JsonWriter json, Guid? id)
    {
        if (id is { } value)
            json.WriteStringValue(value);
        else
            json.WriteNullValue();
    }
}
