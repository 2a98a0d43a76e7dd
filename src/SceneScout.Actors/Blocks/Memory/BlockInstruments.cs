using System.Diagnostics.Metrics;
using SceneScout.Actors.Hosting;

namespace SceneScout.Actors.Blocks.Memory;

/// <summary>Metrics of the blocks in a node's memory.</summary>
internal static class BlockInstruments
{
    private static readonly Meter Meter = new(SpawnInstruments.MeterName);
    private static readonly Gauge<int> Resident = Meter.CreateGauge<int>("spawn.blocks.resident", "{block}", "Blocks in memory.");
    private static readonly Gauge<long> ResidentBytes = Meter.CreateGauge<long>("spawn.blocks.resident.bytes", "By", "Bytes that they take, about.");
    private static readonly Counter<long> ShedTotal = Meter.CreateCounter<long>("spawn.blocks.shed.total", "{block}", "Blocks sent out of memory because there were too many or too large ones.");

    /// <summary>So many are there now.</summary>
    public static void Hold(ResidentBlocks blocks)
    {
        Resident.Record(blocks.Count);
        ResidentBytes.Record(blocks.Bytes);
    }

    /// <summary>Some were sent away.</summary>
    public static void Shed(int blocks) => ShedTotal.Add(blocks);
}
