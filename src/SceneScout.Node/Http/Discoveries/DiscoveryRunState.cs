using System.Collections.Immutable;
using System.Text.Json;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Discoveries;

/// <summary>A discovery that was asked for, as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status"><c>planning</c>, <c>running</c>, <c>done</c>, <c>failed</c> (every search was given up), <c>cancelled</c> (some were ended before their end) or <c>refused</c>.</param>
/// <param name="Searches">Its searches by state.</param>
/// <param name="Listings">What they have found so far.</param>
/// <param name="Sources">The same by source.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="CompletedAt">When its last search ended; null before.</param>
/// <param name="Error">Why it was refused; null when it was not.</param>
internal sealed record DiscoveryRunState(
    Guid Id,
    string Status,
    SearchTally Searches,
    ListingTally Listings,
    ImmutableSortedDictionary<string, ListingTally> Sources,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt,
    string? Error)
{
    /// <summary>Whether nothing more will happen.</summary>
    public bool Ended => Status is "done" or "failed" or "cancelled" or "refused";

    /// <summary>Of a request and the searches that it made. Pure.</summary>
    public static DiscoveryRunState Of(SpawnRequest request, IReadOnlyCollection<TaskRecord> searches)
    {
        var tally = SearchTally.Of(searches);
        var status = request switch
        {
            { Ended: false } => "planning",
            { Status: not "done" } => "refused",
            _ when tally.Queued + tally.Running > 0 => "running",
            _ when tally.Cancelled > 0 => "cancelled",
            _ when tally.Total > 0 && tally.Succeeded == 0 => "failed",
            _ => "done",
        };
        return new DiscoveryRunState(
            request.Id,
            status,
            tally,
            ListingTally.Of(searches),
            searches.Where(search => search.Task.Source is not null).GroupBy(search => search.Task.Source!).ToImmutableSortedDictionary(source => source.Key, source => ListingTally.Of([.. source]), StringComparer.Ordinal),
            request.CreatedAt,
            status is "done" or "failed" or "cancelled" ? searches.Max(search => search.CompletedAt) ?? request.CompletedAt : request.CompletedAt is { } refused && status == "refused" ? refused : null,
            status == "refused" ? request.Error : null);
    }
}

/// <summary>Searches by state.</summary>
internal sealed record SearchTally(int Total, int Queued, int Running, int Succeeded, int DeadLettered, int Cancelled)
{
    /// <summary>Counts them.</summary>
    public static SearchTally Of(IReadOnlyCollection<TaskRecord> searches)
    {
        return new SearchTally(searches.Count, In(TaskState.Queued), In(TaskState.Leased), In(TaskState.Succeeded), In(TaskState.DeadLettered), In(TaskState.Cancelled));

        int In(TaskState state) => searches.Count(search => search.State == state);
    }
}

/// <summary>Listings that searches have seen: of these known as they were, and not readable.</summary>
internal sealed record ListingTally(int Discovered, int Unchanged, int Rejected)
{
    /// <summary>Adds up what ended searches came to and what is kept of running ones.</summary>
    public static ListingTally Of(IReadOnlyCollection<TaskRecord> searches)
    {
        var (discovered, unchanged, rejected) = (0, 0, 0);
        foreach (var json in searches.Select(search => search.ResultJson ?? search.CheckpointJson).OfType<string>())
        {
            using var document = JsonDocument.Parse(json);
            discovered += Number(document.RootElement, "discovered");
            unchanged += Number(document.RootElement, "unchanged");
            rejected += Number(document.RootElement, "rejected");
        }

        return new ListingTally(discovered, unchanged, rejected);
    }

    private static int Number(JsonElement root, string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;
}
