using System.CommandLine;
using System.Text.Json;
using NetVips;
using SceneScout.Cli.Commands.Images;
using SceneScout.Contracts;
using Xunit;

namespace SceneScout.Node.Tests.Images;

public sealed class ImagesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scout-images-");

    [Fact]
    public async Task Pictures_are_made_into_variants_and_those_that_look_the_same_are_told()
    {
        var pixels = new byte[16 * 12 * 3];
        new Random(1).NextBytes(pixels);
        using var colours = Image.NewFromMemory(pixels, 16, 12, 3, Enums.BandFormat.Uchar);
        using var picture = colours.Copy(interpretation: Enums.Interpretation.Srgb).Resize(50, kernel: Enums.Kernel.Cubic).CopyMemory();
        await File.WriteAllBytesAsync(PathOf("large.jpg"), picture.JpegsaveBuffer(q: 90));
        using var half = picture.Resize(0.5);
        await File.WriteAllBytesAsync(PathOf("half.webp"), half.WebpsaveBuffer(q: 60));
        await File.WriteAllTextAsync(PathOf("page.jpg"), "<html>");

        var (code, lines) = await RunAsync(Line("a", "large.jpg"), Line("b", "half.webp"), Line("c", "page.jpg"), Line("d", "missing.jpg"), """{"id":"e","url":"http://127.0.0.1:1/a.jpg"}""");

        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal((800, 600, "jpeg", 3), (lines[0].GetProperty("width").GetInt32(), lines[0].GetProperty("height").GetInt32(), lines[0].GetProperty("format").GetString(), lines[0].GetProperty("variants").GetArrayLength()));
        Assert.Equal("a", lines[1].GetProperty("sameAs").GetString());
        Assert.Contains("JPEG, PNG, WebP or GIF", lines[2].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("missing.jpg", lines[3].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("port 1 is not accepted", lines[4].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, Directory.GetFiles(PathOf("kept"), "*.webp", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_bad_line_is_left_out_and_the_exit_code_says_so()
    {
        var (code, lines) = await RunAsync("no", """{"id":"a"}""", """{"url":"http://a.example/"}""", """{"id":"a","url":7}""", """{"id":"a","url":"x","file":"y"}""", Line("b", "missing.jpg"));

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Equal("b", Assert.Single(lines).GetProperty("id").GetString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Line(string id, string file) => JsonSerializer.Serialize(new { id, file = PathOf(file) });

    private async Task<(int Code, List<JsonElement> Lines)> RunAsync(params string[] lines)
    {
        await File.WriteAllLinesAsync(PathOf("in.jsonl"), lines);
        var code = await ImagesCommand.Create().Parse(["--in", PathOf("in.jsonl"), "--out", PathOf("out.jsonl"), "--folder", PathOf("kept")]).InvokeAsync();
        return (code, [.. (await File.ReadAllLinesAsync(PathOf("out.jsonl"))).Select(line => JsonSerializer.Deserialize<JsonElement>(line))]);
    }
}
