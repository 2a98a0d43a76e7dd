using System.Collections.Immutable;
using System.Net;

namespace SceneScout.Node.Configuration;

/// <summary>What callers of the HTTP API may do beside what their tokens allow.</summary>
/// <param name="Origins">Sites whose pages may call it, as browsers name them; <c>*</c> alone for all; empty for none.</param>
/// <param name="RequestsPerMinute">Requests that the holders of one token make at most; 0 for as many as they like.</param>
/// <param name="Proxies">Addresses and networks of proxies whose word on where a request comes from is taken; empty for none.</param>
internal sealed record CallerOptions(ImmutableArray<string> Origins, int RequestsPerMinute, ImmutableArray<IPNetwork> Proxies);
