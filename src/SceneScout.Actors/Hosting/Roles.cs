using SceneScout.Actors.Stages;

namespace SceneScout.Actors.Hosting;

/// <summary>Roles of nodes.</summary>
public static class Roles
{
    /// <summary>May host the controller.</summary>
    public const string Controller = "controller";

    /// <summary>In settings: every role that there is.</summary>
    public const string Every = "all";

    /// <summary>All roles while no further stages are registered.</summary>
    public static readonly IReadOnlyList<string> All = StageRegistry.BuiltIn.Roles;
}
