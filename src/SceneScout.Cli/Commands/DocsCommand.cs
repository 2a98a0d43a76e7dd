using System.CommandLine;
using SceneScout.Cli.Handbook;
using SceneScout.Contracts;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout docs operations</c>: prints the operators' handbook, for docs/operations.md.</summary>
internal static class DocsCommand
{
    /// <summary>The command; a tool of those who build the product, so help does not list it.</summary>
    public static Command Create()
    {
        var operations = new Command("operations", "The operators' handbook, made of the palettes and the catalogue of faults");
        operations.SetAction(_ =>
        {
            Console.Write(OperationsHandbook.Write());
            return ExitCodes.Done;
        });
        return new Command("docs", "Documents that are made of the program") { Hidden = true, Subcommands = { operations } };
    }
}
