using System.Collections.Immutable;
using SceneScout.Actors.Quotas;
using SceneScout.Domain.Events;
using SceneScout.Domain.Quotas;
using SceneScout.Sources;
using SceneScout.Sources.Contracts;
using SceneScout.Sources.Nominatim;

namespace SceneScout.Node.Hosting;

/// <summary>Makes the settings of the budgets: documented limits, or those of the settings, and the operator's ceiling.</summary>
internal static class QuotaSetup
{
    /// <summary>The settings.</summary>
    /// <param name="sources">Settings of sources.</param>
    /// <param name="registry">The known sources.</param>
    /// <param name="geocoder">How the online geocoder is called; null where there is none.</param>
    public static QuotaOptions Of(IReadOnlyDictionary<SourceName, SourceOptions> sources, SourceRegistry registry, NominatimOptions? geocoder = null)
    {
        var quotas = sources.ToImmutableSortedDictionary(source => source.Key.Value, source => SourceQuota.Of(registry.Find(source.Key)!.Adapter.Capabilities, source.Value));
        return new(geocoder is null ? quotas : quotas.SetItem(NominatimOptions.Source.Value, Quota(geocoder.Calls)), QuotaTiming.Default);
    }

    private static SourceQuota Quota(SourceOptions calls) => new(
        [.. calls.Limits!.Select(limit => new QuotaLimit(limit.Calls, limit.Window, limit.Kind, limit.Unit))], QuotaLimits.Ceiling(calls.CallsPerSecond), IsDocumented: false);
}
