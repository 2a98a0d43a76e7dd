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

    private const int MaxInstants = 10;

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

    /// <summary>What is promised of a process that is stopped and goes on: of a source, at most one late call for each that it was making (its <c>max-concurrent</c>) ...</summary>
    public const int LateCallsPerPause = 2;

    /// <summary>... and only at the moment when it goes on.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>The sources whose limits were reached, beyond what is promised; what a storm refused is not among it.</summary>
    /// <param name="stats">The sources' counts.</param>
    /// <param name="wakes">When processes went on that had been stopped.</param>
    /// <returns>The breaches, and how many calls were late as promised.</returns>
    public static (IEnumerable<LedgerBreach> Breaches, long Late) Judge(ImmutableSortedDictionary<string, SourceStats> stats, IReadOnlyCollection<Wake> wakes)
    {
        var late = stats.ToDictionary(s => s.Key, s => Late(s.Value.OverLimitAt, wakes));
        return (
            stats.Where(s => s.Value.OverLimit > late[s.Key].Length).Select(s => new LedgerBreach(
                Rule, s.Key, $"{s.Value.OverLimit - late[s.Key].Length} of {s.Value.Calls} calls were beyond a limit, at {string.Join(", ", s.Value.OverLimitAt.Except(late[s.Key]).Take(MaxInstants).Select(at => Tell(at, wakes)))}")),
            late.Sum(l => l.Value.Length));
    }

    private static string Tell(DateTimeOffset at, IEnumerable<Wake> wakes) =>
        wakes.Where(wake => wake.From <= at).MaxBy(wake => wake.From) is { } last ? $"{at:HH:mm:ss.fff} ({(at - last.To).TotalSeconds:0.0} s after a process went on)" : $"{at:HH:mm:ss.fff}";

    private static ImmutableArray<DateTimeOffset> Late(ImmutableArray<DateTimeOffset> overLimitAt, IEnumerable<Wake> wakes) =>
        [.. wakes.SelectMany(wake => overLimitAt.Where(at => at >= wake.From && at <= wake.To + Moment).Take(LateCallsPerPause)).Distinct()];
}

/// <summary>When a process that had been stopped went on: in a span as long as it takes to tell it.</summary>
/// <param name="From">It had not gone on before.</param>
/// <param name="To">It had by then.</param>
internal sealed record Wake(DateTimeOffset From, DateTimeOffset To);
