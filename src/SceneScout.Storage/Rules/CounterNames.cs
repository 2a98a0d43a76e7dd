namespace SceneScout.Storage.Rules;

/// <summary>Names of the durable counters.</summary>
internal static class CounterNames
{
    public const string Discovered = "listings.discovered";
    public const string Unchanged = "listings.unchanged";
    public const string Ingested = "listings.ingested";
    public const string Rejected = "listings.rejected";
    public const string Unreachable = "listings.unreachable";
    public const string Stale = "listings.stale";
    public const string Expired = "listings.expired";
    public const string Revived = "listings.revived";
    public const string Processed = "events.processed";
    public const string Failed = "tasks.failed";

    public static readonly IReadOnlyList<string> All = [Discovered, Unchanged, Ingested, Rejected, Unreachable, Stale, Expired, Revived, Processed, Failed];
}

/// <summary>A counter grows.</summary>
internal readonly record struct CounterMove(string Name, long By);
