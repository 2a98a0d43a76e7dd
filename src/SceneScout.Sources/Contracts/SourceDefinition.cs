using SceneScout.Domain.Events;

namespace SceneScout.Sources.Contracts;

/// <summary>Everything the product knows of one source. Registered once, in <see cref="SourceRegistry.BuiltIn"/>; settings, clients, planning, quotas, retention, import and the dashboard read it from there.</summary>
public sealed record SourceDefinition
{
    /// <summary>Reads the source's answers.</summary>
    public required ISourceAdapter Adapter { get; init; }

    /// <summary>How its API is called; null for a source that is only handed in, such as submissions.</summary>
    public SourceApi? Api { get; init; }

    /// <summary>What a listing of any source teaches about this one: ids that it can be asked for, in place of a search that it does not offer. Null for a source that is searched by place.</summary>
    public Func<Listing, IEnumerable<SourceSeed>>? Learns { get; init; }

    /// <summary>The source.</summary>
    public SourceName Name => Adapter.Name;

    /// <summary>What it can do and allows, as data.</summary>
    public SourceCapabilities Capabilities => Adapter.Capabilities;
}
