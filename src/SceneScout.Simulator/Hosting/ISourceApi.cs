using System.Collections.Immutable;
using SceneScout.Simulator.Limits;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Simulator.Hosting;

/// <summary>One simulated service: a pure function from a world and a request to an answer, in the service's own manners.</summary>
internal interface ISourceApi
{
    /// <summary>A name of <see cref="SourceNames"/>.</summary>
    string Source { get; }

    /// <summary>Headers that an answer depends on, apart from the caller's key.</summary>
    ImmutableArray<string> VaryBy => [];

    /// <summary>The caller's key, or the refusal of a missing or bad one.</summary>
    Credential Authenticate(ApiRequest request);

    /// <summary>The answer to an authenticated call.</summary>
    ApiAnswer Answer(World world, ApiRequest request);

    /// <summary>The refusal of a call beyond a limit.</summary>
    ApiAnswer TooMany(LimitCheck check, string key);

    /// <summary>The answer with the service's own headers about what is left.</summary>
    ApiAnswer WithLimits(ApiAnswer answer, LimitCheck check, string key);
}
