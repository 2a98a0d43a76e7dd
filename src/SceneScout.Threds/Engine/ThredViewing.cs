using System.Text.Json;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>A thred as clients see it.</summary>
public static class ThredViewing
{
    /// <summary>Writes id, pattern, reaction with its expiry, times, status, meta, parent and children.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="state">The thred.</param>
    /// <param name="pattern">Its pattern.</param>
    /// <param name="full">Whether participants and locals are written, too.</param>
    public static void WriteTo(Utf8JsonWriter writer, ThredState state, CompiledPattern pattern, bool full = false)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, state.Id);
        writer.WriteString("patternId"u8, state.PatternId);
        writer.WriteString("patternName"u8, state.PatternName);
        writer.WriteNumber("patternVersion"u8, state.PatternVersion);
        if (state.Reaction is { } reaction)
        {
            writer.WriteStartObject("currentReaction"u8);
            writer.WriteString("reactionName"u8, reaction);
            if (pattern.Reaction(reaction)?.Model.ExpiryInterval is { } interval)
            {
                writer.WriteStartObject("expiry"u8);
                writer.WriteNumber("interval"u8, interval);
                writer.WriteNumber("at"u8, state.ReactionStart + interval);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteBoolean("broadcastAllowed"u8, pattern.Model.BroadcastAllowed);
        writer.WriteNumber("startTime"u8, state.StartTime);
        writer.WriteNumber("lastUpdateTime"u8, state.LastUpdateTime);
        if (state.EndTime is { } end)
            writer.WriteNumber("endTime"u8, end);
        writer.WriteString("status"u8, ThredStatusText.Of(state.Status));
        writer.WriteStartObject("meta"u8);
        Text(writer, "label", state.Label);
        Text(writer, "description", state.Description);
        Text(writer, "displayUri", state.DisplayUri);
        writer.WriteEndObject();
        Text(writer, "parentThredId", state.ParentId);
        if (state.Spawned is { } kind)
            writer.WriteString("spawnType"u8, kind == SpawnKind.Child ? "child" : "sibling");
        if (!state.Children.IsEmpty)
        {
            writer.WriteStartArray("childThredIds"u8);
            foreach (var child in state.Children)
                writer.WriteStringValue(child.Id);
            writer.WriteEndArray();
        }

        if (full)
            WriteRest(writer, state);
        writer.WriteEndObject();
    }

    private static void WriteRest(Utf8JsonWriter writer, ThredState state)
    {
        writer.WriteStartArray("participants"u8);
        foreach (var participant in state.Participants)
            writer.WriteStringValue(participant);
        writer.WriteEndArray();
        writer.WriteStartObject("locals"u8);
        foreach (var (name, value) in state.Locals.OrderBy(local => local.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            ValueJson.Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
