using System.Collections.Immutable;
using Microsoft.AspNetCore.HttpOverrides;

namespace SceneScout.Node.Http;

/// <summary>Takes the word of proxies that the settings name for where a request comes from, and of nobody else.</summary>
internal static class KnownProxies
{
    /// <summary>Before everything that looks at a caller's address. A chain of proxies is followed back to the first address that is none of them.</summary>
    public static void UseKnownProxies(this IApplicationBuilder app, ImmutableArray<System.Net.IPNetwork> proxies)
    {
        if (proxies.IsEmpty)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        // What it takes beforehand: loopback.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        app.UseForwardedHeaders(options);
    }
}
