using NetArchTest.Rules;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("SceneScout.Domain", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Sources", "Akka", "Npgsql", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Storage", "Akka", "SceneScout.Sources", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Actors", "Npgsql", "Microsoft.Data.Sqlite", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Contracts", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node", "SceneScout.Shell")]
    [InlineData("SceneScout.Shell", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node", "SceneScout.Lab")]
    [InlineData("SceneScout.Node", "SceneScout.Shell", "SceneScout.Lab", "SceneScout.Cli", "SceneScout.Simulator", "System.CommandLine", "Spectre.Console")]
    [InlineData("SceneScout.Lab", "SceneScout.Shell", "SceneScout.Cli", "System.CommandLine")]
    [InlineData("SceneScout.Simulator", "Akka", "SceneScout.Domain", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node")]
    public void Dependencies_point_one_way(string project, params string[] forbidden)
    {
        var result = Types.InAssembly(System.Reflection.Assembly.Load(project)).ShouldNot().HaveDependencyOnAny(forbidden).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
