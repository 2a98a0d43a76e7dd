using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SceneScout.Threds.Model;

/// <summary>Something that happened. With a <see cref="ThredId"/> it is bound to that thred; without one it is held against every pattern.</summary>
public sealed record ThredEvent
{
    private RawJson? _json;

    /// <summary>An event to be made.</summary>
    public ThredEvent()
    {
    }

    // What was written of one event is not what another says.
    [SetsRequiredMembers]
    private ThredEvent(ThredEvent other) =>
        (Id, Type, Source, ThredId, Time, Re, Data, Trace) = (other.Id, other.Type, other.Source, other.ThredId, other.Time, other.Re, other.Data, other.Trace);

    /// <summary>Its id, the same each time that it is sent.</summary>
    public required string Id { get; init; }

    /// <summary>Its class, such as <c>org.wt.tell</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Who sent it.</summary>
    public required ThredSource Source { get; init; }

    /// <summary>The thred that it is bound to; <c>SYSTEM</c> for control events.</summary>
    public string? ThredId { get; init; }

    /// <summary>When, in ms since 1970.</summary>
    public long? Time { get; init; }

    /// <summary>The id of the event that it answers.</summary>
    public string? Re { get; init; }

    /// <summary>What it says: title, description, display, advice, content.</summary>
    public RawJson? Data { get; init; }

    /// <summary>The trace that it belongs to: traceId, spanId, parentSpanId, baggage.</summary>
    public RawJson? Trace { get; init; }

    /// <summary>The whole event as JSON.</summary>
    public RawJson Json => _json ??= RawJson.Of(ModelJson.Write(WriteTo));

    /// <summary>The whole event as it was read, so that it is not written again to be looked at.</summary>
    internal JsonElement ReadFrom
    {
        init => _json = RawJson.Of(value);
    }

    /// <summary>A part of <see cref="Data"/>; undefined when it is not there.</summary>
    public JsonElement At(params ReadOnlySpan<string> names)
    {
        if (Data is null)
            return default;
        var value = Data.Element;
        foreach (var name in names)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return default;
        }

        return value;
    }

    /// <summary>The error that it carries; undefined when it carries none.</summary>
    public JsonElement Error => At("content", "error") is { ValueKind: JsonValueKind.Object } error ? error : default;

    /// <summary>Its title; null when it has none.</summary>
    public string? Title => At("title") is { ValueKind: JsonValueKind.String } title ? title.GetString() : null;

    /// <summary>Writes the event with the names that it has on the wire.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, Id);
        writer.WriteString("type"u8, Type);
        if (Time is { } time)
            writer.WriteNumber("time"u8, time);
        writer.WritePropertyName("source"u8);
        Source.WriteTo(writer);
        if (ThredId is not null)
            writer.WriteString("thredId"u8, ThredId);
        if (Re is not null)
            writer.WriteString("re"u8, Re);
        if (Data is not null)
        {
            writer.WritePropertyName("data"u8);
            Data.WriteTo(writer);
        }

        if (Trace is not null)
        {
            writer.WritePropertyName("trace"u8);
            Trace.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
