using System.Collections.Immutable;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Events;
using SceneScout.Domain.Quotas;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;

namespace SceneScout.Node.Hosting;

/// <summary>Makes the settings of the budgets: documented limits, or those of the settings, and the operator's ceiling.</summary>
internal static class QuotaSetup
{
    /// <summary>The settings.</summary>
    public static QuotaOptions Of(IReadOnlyDictionary<SourceName, SourceOptions> sources, SourceRegistry registry) => new(
        sources.ToImmutableSortedDictionary(source => source.Key.Value, source => SourceQuota.Of(registry.Find(source.Key)!.Adapter.Capabilities, source.Value)),
        QuotaTiming.Default);
}
