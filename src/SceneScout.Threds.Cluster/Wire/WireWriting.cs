using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Wire;

/// <summary>How values of threds are written as fields.</summary>
internal static class WireWriting
{
    internal static void Flag(this FieldWriter writer, int field, bool value) => writer.Number(field, value ? 1 : 0);

    internal static void Event(this FieldWriter writer, int field, ThredEvent? value)
    {
        if (value is not null)
            writer.Bytes(field, value.Json.Utf8.Span);
    }

    internal static void Json(this FieldWriter writer, int field, RawJson? value)
    {
        if (value is not null)
            writer.Bytes(field, value.Utf8.Span);
    }

    internal static void Effect(this FieldWriter writer, int field, ThredEffect? value)
    {
        if (value is not null)
            writer.Nested(field, inner => ThredDecisionBytes.Write(inner, value));
    }

    internal static void Fault(this FieldWriter writer, int field, ThredFault? value)
    {
        if (value is null)
            return;
        writer.Nested(field, inner =>
        {
            inner.Number(1, value.Code);
            inner.Text(2, value.Name);
            inner.Text(3, value.Message);
            inner.Text(4, value.Cause);
        });
    }

    internal static void Texts(this FieldWriter writer, int field, IEnumerable<string> values)
    {
        foreach (var value in values)
            writer.Text(field, value);
    }
}
