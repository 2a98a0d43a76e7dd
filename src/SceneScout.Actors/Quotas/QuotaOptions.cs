using System.Collections.Immutable;
using SceneScout.Domain.Quotas;
using SceneScout.Sources.Contracts;

namespace SceneScout.Actors.Quotas;

/// <summary>What is configured for the budget of one source.</summary>
/// <param name="Limits">Limits of each key.</param>
/// <param name="Ceiling">The operator's calls per second and key, which holds whatever the limits are.</param>
/// <param name="IsDocumented">Whether the limits are the documented ones: then a server's word of more is believed.</param>
public sealed record SourceQuota(ImmutableArray<QuotaLimit> Limits, QuotaLimit Ceiling, bool IsDocumented)
{
    /// <summary>Of a source's capabilities and settings.</summary>
    public static SourceQuota Of(SourceCapabilities capabilities, SourceOptions options) => new(
        [.. (options.Limits ?? capabilities.Limits).Select(limit => new QuotaLimit(limit.Calls, limit.Window, limit.Kind, limit.Unit))],
        QuotaLimits.Ceiling(options.CallsPerSecond),
        options.Limits is null);
}

/// <summary>Settings of the budgets.</summary>
/// <param name="Sources">By source name.</param>
/// <param name="Timing">The times by which leases hold.</param>
public sealed record QuotaOptions(ImmutableSortedDictionary<string, SourceQuota> Sources, QuotaTiming Timing);
