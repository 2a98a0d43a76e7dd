namespace SceneScout.Node.Http.Discoveries;

/// <summary>The form of <c>POST /api/discoveries</c>, for the description of the API; <see cref="DiscoveryWish"/> reads it.</summary>
internal sealed record DiscoveryForm
{
    /// <summary>Cities, as <c>city add</c> takes them; those of the settings when left out.</summary>
    public IReadOnlyList<string>? Cities { get; init; }

    /// <summary>Sources; all when left out.</summary>
    public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>The first day or instant; now when left out.</summary>
    public string? From { get; init; }

    /// <summary>The last day or instant, at most 730 days after the first.</summary>
    public string? To { get; init; }
}
