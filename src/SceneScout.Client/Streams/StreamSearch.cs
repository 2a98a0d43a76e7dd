namespace SceneScout.Client.Streams;

/// <summary>Which changes of events somebody follows; null means any.</summary>
public sealed record StreamSearch
{
    /// <summary>Kinds of changes.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Categories.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Cities.</summary>
    public IReadOnlyList<string>? Cities { get; init; }

    /// <summary>Sources.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>A place in the feed to go on from; null to begin with what happens next.</summary>
    public long? Since { get; init; }

    internal string Address => new QueryText("api/stream").Add("kind", Kinds).Add("category", Categories).Add("city", Cities).Add("source", Sources).ToString();
}
