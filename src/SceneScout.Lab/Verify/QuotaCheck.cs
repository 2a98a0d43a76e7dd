using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using SceneScout.Simulator;
using SceneScout.Storage.Contracts;

namespace SceneScout.Lab.Verify;

/// <summary>Asks the sources' own count of calls whether the cluster kept to their limits.</summary>
internal static class QuotaCheck
{
    /// <summary>The rule's name.</summary>
    public const string Rule = "quotas";

    /// <summary>The rule.</summary>
    public const string Claim = "No source has had to refuse a call for a limit of its own.";

    /// <summary>Reads a simulator's counts, which stand beside its truth.</summary>
    /// <exception cref="HttpRequestException">It does not answer.</exception>
    /// <exception cref="JsonException">It answers something else.</exception>
    public static async Task<ImmutableSortedDictionary<string, SourceStats>> ReadAsync(Uri truth, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<ImmutableSortedDictionary<string, SourceStats>>(new Uri(truth, "stats"), cancellation) ?? throw new JsonException("There are no counts in the answer.");
    }

    /// <summary>The sources whose limits were reached; what a storm refused is not among it.</summary>
    public static IEnumerable<LedgerBreach> Breaches(ImmutableSortedDictionary<string, SourceStats> stats) => stats
        .Where(s => s.Value.OverLimit > 0)
        .Select(s => new LedgerBreach(Rule, s.Key, $"{s.Value.OverLimit} of {s.Value.Calls} calls were beyond a limit"));
}
