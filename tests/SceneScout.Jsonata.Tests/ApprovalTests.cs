using PublicApiGenerator;

namespace SceneScout.Jsonata.Tests;

public class ApprovalTests
{
    /// <summary>A change of the public API is a change of this file, which a reviewer sees; a breaking one needs a new major version.</summary>
    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.approved.txt"));
        var actual = typeof(JsonataExpression).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt"), actual);
        Assert.Equal(Lines(approved), Lines(actual));
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Trim().Split('\n');
}
