using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using SceneScout.Classification;
using SceneScout.Classification.Training;
using SceneScout.Contracts;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout classify</c>: categories of listings by their words; <c>scout classify train</c>: the weights behind them.</summary>
internal static class ClassifyCommand
{
    private const int LeastRanks = 3;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<string?>("--in") { Description = """JSON Lines, each {"id","title"} and, where known, "description","venue","language"; - for standard input""" };
        var output = new Option<string?>("--out") { Description = """Write JSON Lines {"id","categories":[{"category","subcategory","confidence"}]} to this file, the likeliest first (default: standard output)""" }.WritableFile();
        var top = new Option<int>("--top") { Description = "How many categories to tell (default 3)", DefaultValueFactory = _ => LeastRanks }.Between(LeastRanks, Taxonomy.Bundled.Categories.Count);
        var command = new Command("classify", "Tell the categories of listings by their title, description and venue") { input, output, top };
        command.Add(Train());
        command.SetAction(async (given, cancellation) => given.GetValue(input) is { } file
            ? await ClassifyAsync(file, given.GetValue(output), given.GetValue(top), cancellation)
            : CommandLineErrors.Refuse("--in is missing; give a file of JSON Lines, or - for standard input."));
        return command;
    }

    private static Command Train()
    {
        var data = new Option<string>("--data") { Description = """Labelled listings as JSON Lines: "source","title","label" (acceptable categories, the best first, | between), and "description","venue","language","licence" where known""", Required = true };
        var output = new Option<string?>("--out") { Description = "Write the weights to this file (default: standard output)" }.WritableFile();
        var command = new Command("train", "Learn the weights of the signals from labelled listings, with figures for each source as taught by the others") { data, output };
        command.SetAction(async (given, cancellation) =>
        {
            var trainer = new ModelTrainer();
            if (await ReadAsync(given.GetValue(data)!, trainer.Add, cancellation) is not { } bad)
                return ExitCodes.Usage;
            try
            {
                var model = trainer.Train(Console.Error.WriteLine);
                if (given.GetValue(output) is { } file)
                    await File.WriteAllTextAsync(file, model, cancellation);
                else
                    Console.Write(model);
                return bad == 0 ? ExitCodes.Done : ExitCodes.Failed;
            }
            catch (FormatException e)
            {
                return CommandLineErrors.Refuse($"--data '{given.GetValue(data)}' is not accepted: {e.Message}");
            }
        });
        return command;
    }

    private static async Task<int> ClassifyAsync(string file, string? output, int top, CancellationToken cancellation)
    {
        await using var writer = output is null ? new StreamWriter(Console.OpenStandardOutput()) : new StreamWriter(output);
        var classifier = TextClassifier.Bundled;
        var (done, began) = (0, Stopwatch.GetTimestamp());
        var bad = await ReadAsync(file, line =>
        {
            var (id, text) = (line.Id("id"), new EventText(line.Required("title"), line.Optional("description"), line.Optional("venue"), line.Optional("language")));
            var categories = classifier.Classify(text, top).Select(c => c with { Confidence = Math.Round(c.Confidence, 4) });
            writer.WriteLine(JsonSerializer.Serialize(new { id, categories }, Json));
            done++;
        }, cancellation);
        if (bad is null)
            return ExitCodes.Usage;
        var took = Stopwatch.GetElapsedTime(began);
        Console.Error.WriteLine($"{done} listings in {took.TotalSeconds:F1} s, {bad} lines refused.");
        return bad == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    /// <summary>Reads lines one by one; says what is wrong with a bad one and goes on.</summary>
    /// <returns>How many were bad; null when the file cannot be read at all.</returns>
    private static async Task<int?> ReadAsync(string file, Action<JsonElement> take, CancellationToken cancellation)
    {
        if (file != "-" && !File.Exists(file))
        {
            CommandLineErrors.Refuse($"'{file}' is not accepted; give a file that exists.");
            return null;
        }

        using var reader = file == "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(file);
        var bad = 0;
        for (var number = 1; await reader.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                take(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or FormatException)
            {
                bad++;
                Console.Error.WriteLine($"scout: {file}, line {number}: {(e is JsonException ? $"'{line[..Math.Min(60, line.Length)]}' is not JSON; give one object a line" : e.Message)}");
            }
        }

        return bad;
    }
}
