using NetArchTest.Rules;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("SceneScout.Domain", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node")]
    [InlineData("SceneScout.Sources", "Akka", "Npgsql", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Storage", "Akka", "SceneScout.Sources", "SceneScout.Actors", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Actors", "Npgsql", "Microsoft.Data.Sqlite", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Simulator", "Akka", "SceneScout.Domain", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node")]
    public void Dependencies_point_one_way(string project, params string[] forbidden)
    {
        var result = Types.InAssembly(System.Reflection.Assembly.Load(project)).ShouldNot().HaveDependencyOnAny(forbidden).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
