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
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var pairs = new Option<string[]>("--pairs") { Description = "Labelled pairs to train on, as JSON Lines: {\"left\":{..},\"right\":{..},\"same\":true}; may be given again, each file counts alike", DefaultValueFactory = _ => [] };
        var made = new Option<int>("--made") { Description = "Pairs of venues, and as many of events, that are made and trained on besides; of two guides and of careful feeds half as many each", DefaultValueFactory = _ => ModelTraining.Made }.Between(0, 1_000_000);
        var weight = new Option<double>("--weight") { Description = "How much the files of --pairs count together, beside the made pairs", DefaultValueFactory = _ => 1 }.Within(0.001, 1000);
        var venues = new Option<double>("--merge-venues") { Description = "Probability from which venues are merged", DefaultValueFactory = _ => ModelTraining.VenueMergeFrom }.Within(0.01, 0.99);
        var events = new Option<double>("--merge-events") { Description = "Probability from which events are merged", DefaultValueFactory = _ => ModelTraining.EventMergeFrom }.Within(0.01, 0.99);
        var kept = new Option<string?>("--keep-venues") { Description = "A model whose weights of venues are kept; only those of events are trained" };
        var seed = new Option<int>("--seed") { Description = "Seed of the made pairs", DefaultValueFactory = _ => ModelTraining.Seed }.Between(0, 1_000_000);
        var tests = new Option<string[]>("--test") { Description = "Labelled pairs to measure on; pairs made from another seed are always measured on", DefaultValueFactory = _ => [] };
        var output = new Option<string?>("--out") { Description = "Where the weights go", Required = true }.WritableFile();
        var command = new Command("train", "Train the weights of matching; the same pairs give the same weights") { pairs, weight, made, seed, venues, events, kept, tests, output };
        command.SetAction((given, cancellation) => RunAsync(
            new MatchTrainSettings(
                given.GetValue(pairs) ?? [], given.GetValue(weight), given.GetValue(made), given.GetValue(seed), given.GetValue(venues), given.GetValue(events), given.GetValue(kept), given.GetValue(tests) ?? [], given.GetValue(output)!),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(MatchTrainSettings settings, CancellationToken cancellation)
    {
        var (files, weight, made, seed, mergeVenues, mergeEvents, kept, tests, output) = settings;
        if (files.Concat(tests).Concat(kept is null ? [] : [kept]).FirstOrDefault(file => !File.Exists(file)) is { } missing)
            return CommandLineErrors.Refuse($"'{missing}' is not accepted; give files that exist.");
        (Scorecard Card, string TrainedOn)? venues;
        try
        {
            venues = kept is null ? null : MatchModel.ReadVenues(await File.ReadAllTextAsync(kept, cancellation));
        }
        catch (InvalidDataException e)
        {
            return CommandLineErrors.Refuse($"'{kept}' is not accepted: {e.Message}.");
        }

        var sets = new List<TrainingSet>();
        var told = new List<string>();
        var refused = 0;
        if (made > 0)
        {
            var (madeSets, madeTold) = ModelTraining.MadeSets((ulong)seed, made);
            sets.AddRange(madeSets);
            told.Add(madeTold);
        }

        foreach (var file in files)
        {
            var labelled = new List<LabelledPair>();
            refused += await AddAsync(file, labelled, cancellation);
            sets.Add(new TrainingSet(labelled, weight / files.Length));
            told.Add(Text($"{labelled.Count} given pairs ({Path.GetFileName(file)})"));
        }

        MatchModel model;
        try
        {
            var trainedOn = string.Join(", ", told) + (made > 0 && files.Length > 0 ? Text($"; the given count {weight} times what the made count") : "") + (venues is { } before ? MatchModel.VenuesTold + before.TrainedOn : "");
            model = ModelTraining.Train(sets, trainedOn, mergeVenues, mergeEvents, venues?.Card);
        }
        catch (InvalidDataException e)
        {
            return CommandLineErrors.Refuse($"the pairs are not enough to train on: {e.Message}.");
        }

        var evaluations = ModelTraining.EvaluateOnMade(model, (ulong)seed).ToList();
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
