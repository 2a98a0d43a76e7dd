using System.Text.Json;
using SceneScout.Cli.Commands;
using Xunit;

namespace SceneScout.Node.Tests.Commands;

public sealed class ClassifyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("classify").FullName;

    [Fact]
    public async Task Good_lines_are_answered_in_order_though_others_are_bad_and_the_exit_code_says_so()
    {
        await File.WriteAllLinesAsync(At("in.jsonl"),
        [
            """{"id":"a","title":"Jazz quartet live","description":null,"venue":"Blue Cellar"}""",
            """{"id":"b"}""",
            "no json",
            "",
            """{"id":7,"title":"Sunday half marathon"}""",
        ]);

        var code = await ClassifyCommand.Create().Parse(["--in", At("in.jsonl"), "--out", At("out.jsonl")]).InvokeAsync();

        var answers = (await File.ReadAllLinesAsync(At("out.jsonl"))).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(1, code);
        Assert.Equal(["\"a\"", "7"], answers.Select(answer => answer.GetProperty("id").GetRawText()));
        Assert.Equal(["music", "sports"], answers.Select(answer => answer.GetProperty("categories")[0].GetProperty("category").GetString()));
        Assert.All(answers, answer => Assert.Equal(["category", "subcategory", "confidence"], answer.GetProperty("categories")[2].EnumerateObject().Select(field => field.Name)));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_mistake_of_the_caller() =>
        Assert.Equal(2, await ClassifyCommand.Create().Parse(["--in", At("nothing.jsonl"), "--out", At("out.jsonl")]).InvokeAsync());

    [Fact]
    public void Fewer_than_three_categories_are_not_told() =>
        Assert.NotEmpty(ClassifyCommand.Create().Parse(["--in", "-", "--top", "2"]).Errors);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string file) => Path.Combine(_folder, file);
}
