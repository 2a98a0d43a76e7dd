using System.CommandLine;
using System.Text.Json;
using SceneScout.Contracts;
using SceneScout.Jsonata;

namespace SceneScout.Cli.Commands.Jsonata;

/// <summary><c>scout jsonata eval</c>: evaluates one expression.</summary>
internal static class JsonataEvalCommand
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var expression = new Argument<string>("EXPRESSION") { Description = "The expression" };
        var input = new Option<string?>("--input") { Description = "JSON file to evaluate it for, - for standard input (default: no input)" };
        var command = new Command("eval", "Evaluate an expression and print the result as JSON; nothing is printed when there is none") { expression, input };
        command.SetAction(async (given, cancellation) => await RunAsync(given.GetValue(expression)!, given.GetValue(input), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string text, string? file, CancellationToken cancellation)
    {
        try
        {
            var expression = JsonataExpression.Parse(text, new JsonataOptions { Limits = JsonataLimits.Default with { Timeout = MostTime } });
            using var document = file is null ? null : await ReadAsync(file, cancellation);
            var result = expression.Evaluate(document is null ? default : JsonataValue.From(document.RootElement), cancellationToken: cancellation);
            if (!result.IsUndefined)
                Console.WriteLine(result.ToJsonString(indented: true));
            return ExitCodes.Done;
        }
        catch (JsonataException e)
        {
            Console.Error.WriteLine($"scout: {e.Code}{(e.Position is { } position ? $" at {position}" : "")}: {e.Message}");
            return ExitCodes.Failed;
        }
        catch (JsonException e)
        {
            return CommandLineErrors.Refuse($"--input '{file}' is not accepted; give a file of JSON: {e.Message}");
        }
        catch (FileNotFoundException)
        {
            return CommandLineErrors.Refuse($"--input '{file}' is not accepted; give a file that exists.");
        }
    }

    private static async Task<JsonDocument> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        return await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
    }
}
