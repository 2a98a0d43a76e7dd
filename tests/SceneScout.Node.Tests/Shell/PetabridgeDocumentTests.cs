using System.Reflection;
using Akka.Actor;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SceneScout.Cli.Handbook;
using SceneScout.Node.Palettes;
using Xunit;
using Host = Petabridge.Cmd.Host;
using Pbm = Petabridge.Cmd;

namespace SceneScout.Node.Tests.Shell;

/// <summary>The file that the operators' handbook gives for Petabridge.Cmd: its very text compiles, and runs, against a stand-in with the package's names.</summary>
[Collection(NodeCollection.Name)]
public sealed class PetabridgeDocumentTests(NodeFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_file_of_the_handbook_compiles_and_serves_the_verbs_that_look()
    {
        var type = Compile(Document()).GetType("SceneScout.Node.Pbm.PetabridgePalette", throwOnError: true)!;
        Host.CommandPaletteHandler Palette(string name) => (Host.CommandPaletteHandler)type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)
            .Single(c => c.GetParameters().Length == 2).Invoke([fixture.Node.Verbs, CommandTable.All.Single(p => p.Name == name)]);

        Assert.Equal(["show", "status", "leader", "tail"], Palette("cluster").Given.Commands.Select(c => c.Name));
        Assert.Equal((await fixture.TextAsync("cluster", "show")).Split('\n'), await RunAsync(Palette("cluster"), new Pbm.Command("cluster", "show", [])));
        Assert.Equal(
            ["akka://scenescout/user"],
            await RunAsync(Palette("actor"), new Pbm.Command("actor", "hierarchy", [("-s", "/user"), ("-d", "0")])));
        Assert.Equal(["error: task 'nothing' is not accepted: the id of a task, as task list gives it."], await RunAsync(Palette("task"), new Pbm.Command("task", "show", [("-i", "nothing")])));
    }

    // Its name is one to which the node's assembly shows its inside, as it does to a file of its own.
    private static Assembly Compile(string text)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path));
        // What the SDK of a web project adds to each of its files.
        const string usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var compilation = CSharpCompilation.Create(
            "SceneScout.EndToEnd.Tests",
            [CSharpSyntaxTree.ParseText(text), CSharpSyntaxTree.ParseText(usings)],
            references,
            // Akka was built against an older framework: that warning is the build's to unify, not the document's.
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)]));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity >= DiagnosticSeverity.Warning);
        return Assembly.Load(stream.ToArray());
    }

    private static string Document()
    {
        var text = OperationsHandbook.Write();
        var code = text[text.IndexOf("## With Petabridge.Cmd", StringComparison.Ordinal)..].Split("```")[1];
        Assert.StartsWith("csharp\n", code, StringComparison.Ordinal);
        return code["csharp\n".Length..];
    }

    private async Task<IReadOnlyList<string>> RunAsync(Host.CommandPaletteHandler palette, Pbm.Command command)
    {
        var system = fixture.Node.ActorSystem;
        var handler = system.ActorOf(palette.HandlerProps);
        var inbox = Inbox.Create(system);
        inbox.Send(handler, command);
        var lines = new List<string>();
        try
        {
            while (true)
            {
                var response = Assert.IsAssignableFrom<Pbm.CommandResponse>(await inbox.ReceiveAsync(Patience));
                if (response.Text.Length > 0)
                    lines.Add(response is Pbm.ErroredCommandResponse ? $"error: {response.Text}" : response.Text);
                if (response.Final)
                    return lines;
            }
        }
        finally
        {
            system.Stop(handler);
        }
    }
}
