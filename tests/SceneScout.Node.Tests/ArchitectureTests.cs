using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetArchTest.Rules;
using SceneScout.Node.Tests.Deploy;
using Xunit;

namespace SceneScout.Node.Tests;

public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("SceneScout.Geocoding", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http", "SceneScout.Domain", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Imaging", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "SceneScout.Domain", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Classification", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Domain", "SceneScout.Matching", "SceneScout.Imaging", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Matching", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator", "System.CommandLine", "Spectre.Console")]
    [InlineData("SceneScout.Sources", "Akka", "Npgsql", "SceneScout.Imaging", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Storage", "Akka", "SceneScout.Imaging", "SceneScout.Sources", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Actors", "Npgsql", "Microsoft.Data.Sqlite", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Contracts", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node", "SceneScout.Shell")]
    [InlineData("SceneScout.Client", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "SceneScout.Domain", "SceneScout.Contracts", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node", "SceneScout.Shell")]
    [InlineData("SceneScout.Shell", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node", "SceneScout.Lab")]
    [InlineData("SceneScout.Dashboard", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Node", "SceneScout.Shell", "SceneScout.Lab")]
    [InlineData("SceneScout.Node", "SceneScout.Shell", "SceneScout.Lab", "SceneScout.Cli", "SceneScout.Simulator", "System.CommandLine", "Spectre.Console")]
    [InlineData("SceneScout.Threds", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "System.Net.Http", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node")]
    [InlineData("SceneScout.Threds.Cluster", "Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore", "System.Net.Http", "SceneScout.Contracts", "SceneScout.Node", "SceneScout.Simulator")]
    [InlineData("SceneScout.Jsonata", "Akka", "Npgsql", "Microsoft.Data.Sqlite", "System.Net.Http", "SceneScout.Domain", "SceneScout.Threds")]
    [InlineData("SceneScout.Lab", "SceneScout.Shell", "SceneScout.Cli", "System.CommandLine")]
    [InlineData("SceneScout.Simulator", "Akka", "SceneScout.Domain", "SceneScout.Sources", "SceneScout.Storage", "SceneScout.Actors", "SceneScout.Contracts", "SceneScout.Node")]
    public void Dependencies_point_one_way(string project, params string[] forbidden)
    {
        var result = Types.InAssembly(System.Reflection.Assembly.Load(project)).ShouldNot().HaveDependencyOnAny(forbidden).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    /// <summary>A name stands for one thing, whatever namespace a file happens to see. Types inside others are theirs; parts of one type and its forms with other type parameters are one.</summary>
    [Fact]
    public void No_two_types_share_a_name()
    {
        var types = Directory.GetDirectories(Path.Combine(DeployFiles.Root, "src")).SelectMany(TypesOf).ToLookup(type => type.Name, type => type.Place, StringComparer.Ordinal);

        Assert.Contains("SpawnController", types.Select(type => type.Key));
        Assert.Empty(types.Where(type => type.Distinct().Count() > 1).Select(type => $"{type.Key}: {string.Join(", ", type.Distinct())}"));
    }

    private static IEnumerable<(string Name, string Place)> TypesOf(string project) =>
        from file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
        where Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin")
        from type in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<MemberDeclarationSyntax>()
        let name = type switch
        {
            BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
            DelegateDeclarationSyntax declared => declared.Identifier.Text,
            _ => null,
        }
        where name is not null && !type.Modifiers.Any(SyntaxKind.FileKeyword)
        select (name, $"{Path.GetFileName(project)}, {type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name}");
}
