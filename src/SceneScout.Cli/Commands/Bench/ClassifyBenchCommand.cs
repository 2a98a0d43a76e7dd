using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using SceneScout.Classification;
using SceneScout.Contracts;
using SceneScout.Domain.Text;

namespace SceneScout.Cli.Commands.Bench;

/// <summary><c>scout bench classify</c>: listings a second on one core, beside the bare folding of the same texts.</summary>
internal static class ClassifyBenchCommand
{
    private const int MostSeconds = 60;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "JSON Lines as scout classify reads them", Required = true };
        var seconds = new Option<int>("--seconds") { Description = "Time for each of the two (default 5)", DefaultValueFactory = _ => 5 }.Between(1, MostSeconds);
        var command = new Command("classify", "Measure categories by words: listings a second on one core, beside the normalising of the same texts to keys, as matching does it") { input, seconds };
        command.SetAction(given =>
        {
            var file = given.GetValue(input)!;
            if (!File.Exists(file))
                return CommandLineErrors.Refuse($"--in '{file}' is not accepted; give a file that exists.");
            List<EventText> texts;
            try
            {
                texts = [.. File.ReadLines(file).Select(Read)];
            }
            catch (Exception e) when (e is JsonException or FormatException)
            {
                return CommandLineErrors.Refuse($"--in '{file}' is not accepted: {e.Message}");
            }

            if (texts.Count == 0)
                return CommandLineErrors.Refuse($"--in '{file}' is not accepted; give a file with listings.");
            var began = Stopwatch.GetTimestamp();
            var classifier = TextClassifier.Bundled;
            Console.WriteLine($"the data was read in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F0} ms");
            var time = TimeSpan.FromSeconds(given.GetValue(seconds));
            var classified = Rate(texts, text => classifier.Classify(text), time);
            var folded = Rate(texts, text => TextNormaliser.Key($"{text.Title} {text.Description} {text.Venue}"), time);
            Console.WriteLine($"categories: {classified:F0} listings a second on one core ({1e6 / classified:F0} microseconds each)");
            Console.WriteLine($"reference, their texts normalised to keys: {folded:F0} a second; {classified / folded:F2} of it");
            return ExitCodes.Done;
        });
        return command;
    }

    private static EventText Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new EventText(json.RootElement.Required("title"), json.RootElement.Optional("description"), json.RootElement.Optional("venue"));
    }

    // The first pass warms up.
    private static double Rate(List<EventText> texts, Action<EventText> work, TimeSpan time)
    {
        texts.ForEach(work);
        var (done, began) = (0L, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            texts.ForEach(work);
            done += texts.Count;
        }

        return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
