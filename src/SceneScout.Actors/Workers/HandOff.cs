using SceneScout.Actors.Serialization;

namespace SceneScout.Actors.Workers;

/// <summary>The shard moves: the worker gives its task back and stops.</summary>
public sealed record HandOff : IWireMessage
{
    /// <summary>The one value.</summary>
    public static readonly HandOff Instance = new();
}
