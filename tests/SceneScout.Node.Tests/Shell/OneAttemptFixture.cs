namespace SceneScout.Node.Tests.Shell;

/// <summary>A node that gives a task up after its first attempt.</summary>
public sealed class OneAttemptFixture : NodeFixture
{
    // So few calls that fail do not open the source's circuit either, which would fail what is tried again soon after.
    protected override IEnumerable<KeyValuePair<string, string>> Over => [new("spawn.retry.max-retries", "0"), new("sources.yelp.retries", "0")];
}
