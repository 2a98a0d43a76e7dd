using System.CommandLine;
using System.Globalization;
using SceneScout.Contracts;
using SceneScout.Matching.Model;
using SceneScout.Matching.Training;
using Spectre.Console;

namespace SceneScout.Cli.Commands.Matching;

/// <summary><c>scout match train</c>: trains the weights of matching from labelled pairs.</summary>
internal static class MatchTrainCommand
{
    // Pairs that a model is measured on are made from another seed than those that it is trained on.
    private const ulong TestSeed = 1_000_003;

    private const int MadeForTest = 5_000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var pairs = new Option<string[]>("--pairs") { Description = "Labelled pairs to train on, as JSON Lines: {\"left\":{..},\"right\":{..},\"same\":true}", DefaultValueFactory = _ => [] };
        var made = new Option<int>("--made") { Description = "Pairs of venues, and as many of events, that are made and trained on besides", DefaultValueFactory = _ => ModelTraining.Made }.Between(0, 1_000_000);
        var seed = new Option<int>("--seed") { Description = "Seed of the made pairs", DefaultValueFactory = _ => ModelTraining.Seed }.Between(0, 1_000_000);
        var tests = new Option<string[]>("--test") { Description = "Labelled pairs to measure on; pairs made from another seed are always measured on", DefaultValueFactory = _ => [] };
        var output = new Option<string?>("--out") { Description = "Where the weights go", Required = true }.WritableFile();
        var command = new Command("train", "Train the weights of matching; without --pairs the same weights that ship") { pairs, made, seed, tests, output };
        command.SetAction((given, cancellation) => RunAsync(
            given.GetValue(pairs) ?? [], given.GetValue(made), given.GetValue(seed), given.GetValue(tests) ?? [], given.GetValue(output)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, int made, int seed, string[] tests, string output, CancellationToken cancellation)
    {
        if (files.Concat(tests).FirstOrDefault(file => !File.Exists(file)) is { } missing)
            return CommandLineErrors.Refuse($"'{missing}' is not accepted; give files of labelled pairs that exist.");
        var training = new List<LabelledPair>();
        var refused = 0;
        foreach (var file in files)
            refused += await AddAsync(file, training, cancellation);
        var given = training.Count;
        training.AddRange(VenuePairs.Make((ulong)seed, made));
        training.AddRange(EventPairs.Make((ulong)seed + 1, made));
        var told = string.Create(CultureInfo.InvariantCulture, $"{made} made pairs of venues and {made} of events (seed {seed}){(given > 0 ? $", {given} given pairs" : "")}");
        MatchModel model;
        try
        {
            model = ModelTraining.Train(training, told);
        }
        catch (InvalidDataException e)
        {
            return CommandLineErrors.Refuse($"the pairs are not enough to train on: {e.Message}.");
        }

        var evaluations = new List<SetEvaluation>
        {
            ModelEvaluation.Evaluate(model, "made venues, another seed", VenuePairs.Make(TestSeed + (ulong)seed, MadeForTest)),
            ModelEvaluation.Evaluate(model, "made events, another seed", EventPairs.Make(TestSeed + (ulong)seed + 1, MadeForTest)),
        };
        foreach (var file in tests)
        {
            var labelled = new List<LabelledPair>();
            refused += await AddAsync(file, labelled, cancellation);
            evaluations.Add(ModelEvaluation.Evaluate(model, Path.GetFileName(file), labelled));
        }

        await File.WriteAllTextAsync(output, (model with { Evaluations = [.. evaluations] }).Write(), cancellation);
        Print(evaluations);
        return refused == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> AddAsync(string file, List<LabelledPair> pairs, CancellationToken cancellation)
    {
        var lines = new JsonLineFile(file);
        await foreach (var pair in lines.ReadAsync(PairLine.Labelled, cancellation))
            pairs.Add(pair);
        return lines.Refused;
    }

    private static void Print(List<SetEvaluation> evaluations)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Set").AddColumn(new TableColumn("Pairs").RightAligned()).AddColumn(new TableColumn("Precision").RightAligned()).AddColumn(new TableColumn("Recall").RightAligned())
            .AddColumn(new TableColumn("F1").RightAligned()).AddColumn(new TableColumn("Review").RightAligned()).AddColumn(new TableColumn("Calibration error").RightAligned());
        foreach (var e in evaluations)
            table.AddRow(Markup.Escape(e.Set), Text($"{e.Pairs}"), Text($"{e.Precision:0.0000}"), Text($"{e.Recall:0.0000}"), Text($"{e.F1:0.0000}"), Text($"{e.Reviewed:0.0000}"), Text($"{e.CalibrationError:0.0000}"));
        AnsiConsole.Write(table);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
