using System.Globalization;
using SceneScout.Matching.Model;
using SceneScout.Matching.Records;
using SceneScout.Matching.Training;
using Xunit.Abstractions;

namespace SceneScout.Matching.Tests.Training;

/// <summary>Labelled pairs of real venues, where they lie beside the project. The weights that ship were trained on other parts of these sets, beside made pairs.</summary>
public sealed class LinkageSetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("osm_fsq/pit/valid.txt", 0.935)]
    [InlineData("osm_yelp/edi/valid.txt", 0.960)]
    public void Real_venues_are_told_apart(string file, double least)
    {
        if (Folder() is not { } folder)
        {
            output.WriteLine("Nothing was checked: there is no folder shared/linkage beside the project.");
            return;
        }

        var evaluation = ModelEvaluation.Evaluate(MatchModel.Bundled, file, File.ReadLines(Path.Combine(folder, file)).Select(Pair));
        output.WriteLine($"{evaluation}");
        Assert.True(evaluation.F1 >= least, $"{evaluation}");
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "linkage")))
                return Path.Combine(at.FullName, "shared", "linkage");
        return null;
    }

    private static LabelledPair Pair(string line)
    {
        var cells = line.Split('\t');
        return new LabelledPair(Side(cells[0]), Side(cells[1]), cells[2] == "1");
    }

    private static MatchSide Side(string text)
    {
        var fields = text.Split("COL ", StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split(" VAL ", 2)).ToDictionary(field => field[0], field => field[1].Trim(), StringComparer.Ordinal);
        string? Known(string field) => fields.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
        double? Degrees(string field) => Known(field) is { } value ? double.Parse(value, CultureInfo.InvariantCulture) : null;
        return new MatchSide
        {
            Kind = SideKind.Venue,
            Title = Known("name"),
            Address = Known("address"),
            PostalCode = Known("postalCode"),
            Latitude = Degrees("latitude"),
            Longitude = Degrees("longitude"),
        };
    }
}
