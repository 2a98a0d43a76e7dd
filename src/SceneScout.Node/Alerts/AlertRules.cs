using System.Globalization;

namespace SceneScout.Node.Alerts;

/// <summary>When something is not as it should be. Thresholds are those of the user's documents where they give one, and of <c>deploy/prometheus/alerts.yml</c>; of small numbers nothing is said.</summary>
internal static class AlertRules
{
    /// <summary>A transaction that takes longer is slow.</summary>
    public static readonly TimeSpan SlowTransaction = TimeSpan.FromSeconds(5);

    private const int LeastAttempts = 20;
    private const int LeastCalls = 10;
    private const int LeastTransactions = 100;
    private const int LeastEvents = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly AlertRule HighErrorRate = new("HighErrorRate", "high", 5 * Minute, false, "Look at the dead letters, and at spawn_errors_total by fault.");
    private static readonly AlertRule TimeoutSpike = new("TimeoutSpike", "medium", TimeSpan.Zero, false, "Look for what got slow, sources or store, before scenescout.spawn.worker-timeout is raised.");
    private static readonly AlertRule SlowProcessing = new("SlowProcessing", "medium", 5 * Minute, false, "Compare with the store's times; a slow store shows there first.");
    private static readonly AlertRule QueueLong = new("QueueLong", "high", 5 * Minute, true, "Add workers or nodes of this type, or look for what holds them up.");
    private static readonly AlertRule RateLimited = new("RateLimited", "medium", TimeSpan.Zero, false, "Lower the source's calls per second, or give it another key.");
    private static readonly AlertRule SourceFailing = new("SourceFailing", "medium", 10 * Minute, false, "The source is down or its address is wrong; its tasks are tried again later.");
    private static readonly AlertRule SlowStore = new("SlowStore", "medium", 5 * Minute, false, "Look at the database's locks and disk.");
    private static readonly AlertRule LowQuality = new("LowQuality", "medium", 30 * Minute, false, "A source may have dropped fields; compare the quality by source.");
    private static readonly AlertRule ProbeFailing = new("ProbeFailing", "high", Minute, false, "GET /health/ready on the node says why.");
    private static readonly AlertRule MembersUnreachable = new("MembersUnreachable", "high", Minute, true, "Look at the network between the nodes.");
    private static readonly AlertRule MemoryHigh = new("MemoryHigh", "medium", 10 * Minute, false, "Fewer workers a node, or a higher limit.");

    /// <summary>All rules.</summary>
    public static IReadOnlyList<AlertRule> All { get; } =
        [HighErrorRate, TimeoutSpike, SlowProcessing, QueueLong, RateLimited, SourceFailing, SlowStore, LowQuality, ProbeFailing, MembersUnreachable, MemoryHigh];

    /// <summary>What is not as it should be.</summary>
    public static IEnumerable<AlertCondition> Look(AlertReading reading) => [.. OfTasks(reading), .. OfSources(reading), .. OfNode(reading)];

    private static IEnumerable<AlertCondition> OfTasks(AlertReading reading)
    {
        var (five, ten) = (reading.Within(5 * Minute), reading.Within(10 * Minute));
        if (five.Done + five.Failed is >= LeastAttempts and var attempts && five.Failed > 0.05 * attempts)
            yield return new(HighErrorRate, "", Text($"{five.Failed} of {attempts} attempts at tasks failed in five minutes: more than 5 %"));
        var before = reading.History.Between(reading.At - Hour - (10 * Minute), reading.At - Hour).Timeouts;
        foreach (var (type, count) in ten.Timeouts)
            if (count > 10 && count > 3 * before.GetValueOrDefault(type))
                yield return new(TimeoutSpike, type, Text($"{count} attempts of {type} ran out of time in ten minutes, {before.GetValueOrDefault(type)} an hour before"));
        if (ten.Processing is { Count: > 0 } processing && processing.Seconds / processing.Count > 30)
            yield return new(SlowProcessing, "", Text($"a task of processing took {processing.Seconds / processing.Count:0} s on average in ten minutes: more than 30"));
        foreach (var (type, state, count) in reading.Gauges.Tasks)
            // What gathers for its part of the day is no backlog.
            if (state == "queued" && count > 1000 && !reading.Gauges.OffPeak.Any(stage => stage.Type == type && stage.Closed))
                yield return new(QueueLong, type, Text($"{count} tasks of {type} wait: more than 1000"));
        if (reading.Within(30 * Minute).Quality is { Count: >= LeastEvents } quality && quality.Sum / quality.Count < 0.7)
            yield return new(LowQuality, "", Text($"{quality.Count} events of the last half hour have {quality.Sum / quality.Count:0.00} quality on average: less than 0.70"));
    }

    private static IEnumerable<AlertCondition> OfSources(AlertReading reading)
    {
        foreach (var (source, calls) in reading.Within(10 * Minute).Calls)
            if (calls.Refused > 10)
                yield return new(RateLimited, source, Text($"{source} refused {calls.Refused} calls with 429 in ten minutes: more than 10"));
        foreach (var (source, calls) in reading.Within(5 * Minute).Calls)
            if (calls.All >= LeastCalls && calls.Failed > 0.1 * calls.All)
                yield return new(SourceFailing, source, Text($"{calls.Failed} of {calls.All} calls to {source} got no usable answer in five minutes: more than 10 %"));
    }

    private static IEnumerable<AlertCondition> OfNode(AlertReading reading)
    {
        if (reading.Within(5 * Minute).Store is { Count: >= LeastTransactions } store && store.Slow > 0.01 * store.Count)
            yield return new(SlowStore, "", Text($"{store.Slow} of {store.Count} transactions took more than {SlowTransaction.TotalSeconds:0} s in five minutes: more than one in a hundred"));
        foreach (var probe in reading.Probes)
            if (!probe.Healthy)
                yield return new(ProbeFailing, probe.Name, $"the probe {probe.Name} fails: {probe.Reason}");
        if (reading.Gauges.Members.GetValueOrDefault("unreachable") is > 0 and var lost)
            yield return new(MembersUnreachable, "", Text($"{lost} members of the cluster are unreachable"));
        if (reading.MemoryShare > 0.85)
            yield return new(MemoryHigh, "", Text($"the process uses {reading.MemoryShare * 100:0} % of the memory that it may have: more than 85"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
