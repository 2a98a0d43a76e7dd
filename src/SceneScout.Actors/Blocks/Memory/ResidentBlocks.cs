using System.Collections.Immutable;

namespace SceneScout.Actors.Blocks.Memory;

/// <summary>The blocks in a node's memory, by when they were used last. Immutable.</summary>
public sealed record ResidentBlocks
{
    /// <summary>None.</summary>
    public static readonly ResidentBlocks Empty = new();

    private readonly ImmutableDictionary<string, (long Turn, long Bytes)> _blocks = ImmutableDictionary.Create<string, (long, long)>(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<long, string> _byUse = ImmutableSortedDictionary<long, string>.Empty;
    private readonly long _turn;

    private ResidentBlocks()
    {
    }

    private ResidentBlocks(ImmutableDictionary<string, (long Turn, long Bytes)> blocks, ImmutableSortedDictionary<long, string> byUse, long turn, long bytes) =>
        (_blocks, _byUse, _turn, Bytes) = (blocks, byUse, turn, bytes);

    /// <summary>How many.</summary>
    public int Count => _blocks.Count;

    /// <summary>Bytes of all together.</summary>
    public long Bytes { get; }

    /// <summary>A block was used and has a size now.</summary>
    public ResidentBlocks Use(string block, long bytes)
    {
        var known = _blocks.TryGetValue(block, out var before);
        return new(
            _blocks.SetItem(block, (_turn + 1, bytes)),
            (known ? _byUse.Remove(before.Turn) : _byUse).Add(_turn + 1, block),
            _turn + 1,
            Bytes - (known ? before.Bytes : 0) + bytes);
    }

    /// <summary>A block is in memory no more.</summary>
    public ResidentBlocks Remove(string block) => _blocks.TryGetValue(block, out var known)
        ? new(_blocks.Remove(block), _byUse.Remove(known.Turn), _turn, Bytes - known.Bytes)
        : this;

    /// <summary>Which blocks go so that the others keep to the limits: those that were used longest ago, never the one used last.</summary>
    /// <returns>Who stays, and who goes.</returns>
    public (ResidentBlocks Staying, ImmutableArray<string> Going) Shed(BlockOptions limits)
    {
        var (staying, going) = (this, ImmutableArray.CreateBuilder<string>());
        while (staying.Count > 1 && (staying.Count > limits.MaxResident || staying.Bytes > limits.MaxBytes))
        {
            var oldest = staying._byUse.First().Value;
            going.Add(oldest);
            staying = staying.Remove(oldest);
        }

        return (staying, going.ToImmutable());
    }
}
