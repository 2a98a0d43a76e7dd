using System.Collections.Immutable;

namespace SceneScout.Node.Alerts;

/// <summary>What is not as it should be, and what was. Immutable: each condition is told once when it holds for long enough, and once when it is over, however often it is looked at and however it flickers.</summary>
internal sealed record AlertBook
{
    /// <summary>Nothing was seen yet.</summary>
    public static readonly AlertBook Empty = new();

    /// <summary>At most so many that are over are remembered.</summary>
    public const int MostPast = 200;

    // What is away for a shorter time has not ended.
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(1);

    /// <summary>What is so, told or not yet.</summary>
    public ImmutableSortedDictionary<(string Rule, string Subject), Alert> Open { get; init; } = ImmutableSortedDictionary<(string Rule, string Subject), Alert>.Empty;

    /// <summary>What was told and is over, the last first.</summary>
    public ImmutableList<Alert> Past { get; init; } = [];

    /// <summary>Takes in what is so now.</summary>
    /// <param name="now">When.</param>
    /// <param name="conditions">What is not as it should be.</param>
    /// <param name="speaks">Whether this node tells what is so of the whole cluster. Where another does, that is forgotten without a word.</param>
    /// <returns>The book, and what somebody is to be told: what fires, and what is over.</returns>
    public (AlertBook Book, ImmutableArray<Alert> News) Next(DateTimeOffset now, IEnumerable<AlertCondition> conditions, bool speaks)
    {
        var (open, past) = (Open.ToBuilder(), Past);
        var news = ImmutableArray.CreateBuilder<Alert>();
        foreach (var condition in conditions.Where(condition => speaks || !condition.Rule.OfCluster))
        {
            var key = (condition.Rule.Name, condition.Subject);
            open[key] = open.TryGetValue(key, out var known) ? known with { Condition = condition, Seen = now } : new Alert(condition, now, now, null, null);
        }

        foreach (var (key, alert) in open.ToList())
            if (!speaks && alert.Condition.Rule.OfCluster)
            {
                open.Remove(key);
            }
            else if (alert.Seen == now)
            {
                if (alert.Fired is null && now - alert.Since >= alert.Condition.Rule.For)
                    news.Add(open[key] = alert with { Fired = now });
            }
            else if (alert.Fired is null)
            {
                open.Remove(key);
            }
            else if (now - alert.Seen >= Calm)
            {
                open.Remove(key);
                var over = alert with { Resolved = now };
                news.Add(over);
                past = past.Insert(0, over);
            }

        if (past.Count > MostPast)
            past = past.RemoveRange(MostPast, past.Count - MostPast);
        return (new AlertBook { Open = open.ToImmutable(), Past = past }, news.ToImmutable());
    }
}
