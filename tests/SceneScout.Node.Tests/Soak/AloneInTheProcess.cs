using Xunit;

namespace SceneScout.Node.Tests.Soak;

/// <summary>Tests that measure the process: nothing else runs in it meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInTheProcess
{
    /// <summary>The collection's name.</summary>
    public const string Name = "alone in the process";
}
