namespace SceneScout.Node.Tests.Shell;

/// <summary>A node that gives a task up after its first attempt.</summary>
public sealed class OneAttemptFixture : NodeFixture
{
    protected override IEnumerable<KeyValuePair<string, string>> Over => [new("spawn.retry.max-retries", "0")];
}
