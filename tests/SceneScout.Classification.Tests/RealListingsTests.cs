using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace SceneScout.Classification.Tests;

/// <summary>Real listings, which are not part of the repository.</summary>
public sealed class RealListingsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("leeds-inspired", 0.68, 0.88)]
    [InlineData("toronto", 0.7, 0.88)]
    [InlineData("nyc-parks", 0.75, 0.93)]
    [InlineData("rladies", 0.8, 0.95)]
    [InlineData("toulouse", 0.75, 0.9)]
    public void Most_listings_get_a_category_of_their_organiser(string source, double first, double amongThree)
    {
        if (Find() is not { } file)
        {
            output.WriteLine("Nothing was checked: there is no folder shared/events beside the repository.");
            return;
        }

        var (count, right, near) = (0, 0, 0);
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.Required("source") != source)
                continue;
            var labels = json.RootElement.Required("label").Split('|');
            var text = new EventText(json.RootElement.Required("title"), json.RootElement.Optional("description"), json.RootElement.Optional("venue"));
            var ranked = TextClassifier.Bundled.Classify(text);
            count++;
            right += labels.Contains(ranked[0].Category) ? 1 : 0;
            near += ranked.Any(c => labels.Contains(c.Category)) ? 1 : 0;
        }

        Assert.True(right >= first * count, $"{right} of {count} first");
        Assert.True(near >= amongThree * count, $"{near} of {count} among three");
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "events", "categories.jsonl") is var file && File.Exists(file))
                return file;
        return null;
    }
}
