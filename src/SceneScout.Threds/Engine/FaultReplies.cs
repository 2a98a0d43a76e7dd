using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>Tells people that an event could not be worked on.</summary>
public static class FaultReplies
{
    /// <summary>The reply to the source of an event; null when that is an agent, or the engine itself.</summary>
    public static ThredMessage? To(ThredEvent given, ThredFault fault, IAddressBook book, string id, long now)
    {
        if (given.Source.Id == WellKnown.SystemId || book.IsService(given.Source.Id))
            return null;
        var error = JsonElement.Parse(ModelJson.Write(fault.WriteTo));
        return Make(given, [given.Source.Id], error, fault.Message, id, now);
    }

    /// <summary>The word to somebody else than the source.</summary>
    public static ThredMessage Notice(ThredEvent given, string to, ThredFault fault, string id, long now) =>
        Make(given, [to], JsonElement.Parse(ModelJson.Write(fault.WriteTo)), fault.Message, id, now);

    /// <summary>The fault that an error of an event stands for.</summary>
    internal static ThredFault Of(JsonElement error) => new(
        error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : 5200,
        error.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "task",
        error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString()! : "The task failed.");

    internal static ThredMessage Make(ThredEvent given, ImmutableArray<string> to, JsonElement error, string message, string id, long now)
    {
        var reply = new ThredEvent
        {
            Id = id,
            Type = WellKnown.Tell,
            Source = ThredSource.System,
            ThredId = given.ThredId,
            Time = now,
            Re = given.Id,
            Trace = TraceContext.Next(given.Trace, given.Id, 0),
            Data = RawJson.Of(ModelJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("title"u8, $"Failure processing Event {given.Id} : {message}");
                writer.WriteStartObject("content"u8);
                writer.WritePropertyName("error"u8);
                error.WriteTo(writer);
                writer.WriteEndObject();
                writer.WriteEndObject();
            })),
        };
        return new($"{id}_0", to, reply);
    }
}
