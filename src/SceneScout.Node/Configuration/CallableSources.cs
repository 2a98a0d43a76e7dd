using System.Collections.Immutable;
using SceneScout.Sources;
using SceneScout.Sources.Nominatim;

namespace SceneScout.Node.Configuration;

/// <summary>The sources that are called over an API, and so have keys.</summary>
internal static class CallableSources
{
    /// <summary>Their names, in the order in which they are shown.</summary>
    public static readonly ImmutableArray<string> Names = [.. SourceRegistry.BuiltIn.Definitions.Where(d => d.Api is not null).Select(d => d.Name.Value)];

    /// <summary>Those that have a budget of calls: them, and the online geocoder.</summary>
    public static readonly ImmutableArray<string> WithBudget = [.. Names, NominatimOptions.Source.Value];
}
