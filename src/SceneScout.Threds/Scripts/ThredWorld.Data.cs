using System.Text.Json;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Scripts;

/// <content>Records, and patterns that are loaded from them.</content>
internal sealed partial class ThredWorld
{
    private readonly WorldRecords _records = new();

    private void Reload(string patternId)
    {
        if (_records.Get("PatternModel", patternId) is not { } stored)
        {
            if (Find(patternId) is not null && !_records.Knew(patternId))
                return;
            Remove(patternId);
            throw new ThredFaultException(ThredFault.NotFound($"Pattern {patternId} is not there."));
        }

        if (stored.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("active", out var active) && active.ValueKind == JsonValueKind.False)
        {
            Remove(patternId);
            return;
        }

        try
        {
            var version = (Find(patternId)?.Version ?? 0) + 1;
            Put(CompiledPattern.Put(stored, version, ignoreUnknownFields: true));
        }
        catch (ModelException e)
        {
            throw new ThredFaultException(ThredFault.Invalid(e.Message), e);
        }
    }

    private void Data(ThredEvent given, Utf8JsonWriter writer)
    {
        if (given.At("content", "tasks") is not { ValueKind: JsonValueKind.Array } tasks)
            throw new ThredFaultException(ThredFault.Missing("data.content.tasks is missing; give an array of tasks."));
        _records.Fill(this);
        writer.WriteStartArray("result"u8);
        foreach (var task in tasks.EnumerateArray())
            _records.Run(task, writer, Now);
        writer.WriteEndArray();
    }
}
