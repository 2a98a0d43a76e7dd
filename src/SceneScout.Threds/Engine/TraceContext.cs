using System.Text.Json;
using SceneScout.Domain.Text;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Engine;

/// <summary>The trace of what follows from an event: the same trace, a span of its own, the event's span as its parent.</summary>
internal static class TraceContext
{
    internal static RawJson? Next(RawJson? trace, string thredId, long step)
    {
        if (trace is null || trace.Element.ValueKind != JsonValueKind.Object)
            return null;
        var parent = trace.Element.TryGetProperty("spanId", out var span) && span.ValueKind == JsonValueKind.String ? span.GetString() : null;
        return RawJson.Of(ModelJson.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in trace.Element.EnumerateObject().Where(member => member.Name is not ("spanId" or "parentSpanId")))
                member.WriteTo(writer);
            writer.WriteString("spanId"u8, StableHash.Of($"{parent} {thredId} {step}").ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
            if (parent is not null)
                writer.WriteString("parentSpanId"u8, parent);
            writer.WriteEndObject();
        }));
    }
}
