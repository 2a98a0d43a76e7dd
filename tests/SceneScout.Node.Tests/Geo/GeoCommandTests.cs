using System.CommandLine;
using System.Text.Json;
using SceneScout.Cli.Commands;
using SceneScout.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Geo;

public sealed class GeoCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-geo-");

    [Fact]
    public async Task Points_and_places_get_all_that_is_known_of_them()
    {
        var (code, lines) = await RunAsync(
            """{"id":"p","latitude":52.4986,"longitude":13.3910}""",
            """{"id":7,"city":"Paris","region":"TX","country":"USA"}""",
            """{"id":"z","city":"Brooklyn","country":"US","postalCode":"11222"}""",
            """{"id":"?","city":"Xyzzyplugh","country":"DE"}""");

        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal(["id", "latitude", "longitude", "precision", "city", "region", "countryCode", "timeZone"], lines[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(("p", "Berlin", "DE", "Europe/Berlin"), (Text(lines[0], "id"), Text(lines[0], "city"), Text(lines[0], "countryCode"), Text(lines[0], "timeZone")));
        Assert.Equal((7, "city", "Paris", "TX", "America/Chicago"), (lines[1].GetProperty("id").GetInt32(), Text(lines[1], "precision"), Text(lines[1], "city"), Text(lines[1], "region"), Text(lines[1], "timeZone")));
        Assert.Equal(("postcode", "New York"), (Text(lines[2], "precision"), Text(lines[2], "city")));
        Assert.Equal((JsonValueKind.Null, "DE"), (lines[3].GetProperty("latitude").ValueKind, Text(lines[3], "countryCode")));
    }

    [Fact]
    public async Task A_bad_line_is_left_out_and_the_exit_code_says_so()
    {
        var (code, lines) = await RunAsync("""{"id":"a","latitude":91,"longitude":0}""", "no", """{"city":"Berlin"}""", """{"id":"b","city":7.5,"country":["DE"]}""", """{"id":"c","latitude":0.5}""", """{"id":"d"}""", """{"id":"e","city":"Berlin"}""");

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Equal("e", Text(Assert.Single(lines), "id"));
    }

    [Theory]
    [InlineData("""{"id":"a","latitude":91,"longitude":0}""", "latitude '91' is not accepted; give a number from -90 to 90.")]
    [InlineData("""{"id":"a","latitude":9}""", "longitude '' is not accepted; give a number from -180 to 180.")]
    [InlineData("""{"city":"Berlin"}""", "id '' is not accepted; give a text or a number.")]
    [InlineData("""{"id":"a","city":["Berlin"]}""", "city '[\"Berlin\"]' is not accepted; give a text.")]
    [InlineData("""[1]""", "'[1]' is not accepted; give {\"id\"")]
    [InlineData("""{"id":"a"}""", "nothing is said of a place; give {\"id\"")]
    [InlineData("x", "'x' is not JSON")]
    public void What_is_wrong_with_a_line_is_said_with_field_value_and_what_is_accepted(string line, string part)
    {
        var (read, mistake) = GeoLine.Read(line);

        Assert.Null(read);
        Assert.StartsWith(part, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_area_that_is_searched_says_which_of_a_name()
    {
        var input = Path.Combine(_folder.FullName, "in.jsonl");
        var output = Path.Combine(_folder.FullName, "out.jsonl");
        await File.WriteAllTextAsync(input, """{"id":1,"city":"Springfield"}""");

        var code = await GeoCommand.Create().Parse(["--in", input, "--out", output, "--near", "39.8,-89.6"]).InvokeAsync();

        Assert.Equal(ExitCodes.Done, code);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(output));
        Assert.Equal("IL", Text(json.RootElement, "region"));
    }

    public void Dispose() => _folder.Delete(true);

    private async Task<(int Code, List<JsonElement> Lines)> RunAsync(params string[] lines)
    {
        var input = Path.Combine(_folder.FullName, "in.jsonl");
        var output = Path.Combine(_folder.FullName, "out.jsonl");
        await File.WriteAllLinesAsync(input, lines);
        var code = await GeoCommand.Create().Parse(["--in", input, "--out", output]).InvokeAsync();
        return (code, [.. (await File.ReadAllLinesAsync(output)).Select(line => JsonDocument.Parse(line).RootElement.Clone())]);
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
