using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Manual;

/// <summary>Events that people submit themselves.</summary>
internal static class ManualSource
{
    /// <summary>Its definition: without an API.</summary>
    public static readonly SourceDefinition Definition = new() { Adapter = new ManualAdapter() };
}
