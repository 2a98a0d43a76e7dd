namespace SceneScout.Node.Alerts;

/// <summary>Sends notices. What a channel does not take is sent again later, in order; of many that wait the oldest are dropped, and the log says so.</summary>
internal sealed partial class AlertPost(IEnumerable<IAlertChannel> channels, ILogger<AlertPost> log)
{
    /// <summary>At most so many wait for one channel.</summary>
    public const int MostWaiting = 100;

    private readonly List<(IAlertChannel Channel, Queue<AlertNotice> Waiting)> _boxes = [.. channels.Select(channel => (channel, new Queue<AlertNotice>()))];
    private readonly HashSet<string> _failing = [];

    /// <summary>Takes notices; they go with the next <see cref="SendAsync"/>.</summary>
    public void Add(IEnumerable<AlertNotice> notices)
    {
        foreach (var notice in notices)
            foreach (var (channel, waiting) in _boxes)
            {
                waiting.Enqueue(notice);
                if (waiting.Count > MostWaiting)
                    LogDropped(log, channel.Name, waiting.Dequeue().Line);
            }
    }

    /// <summary>Sends what waits. One caller at a time.</summary>
    public async Task SendAsync(CancellationToken cancellation)
    {
        foreach (var (channel, waiting) in _boxes)
            try
            {
                while (waiting.TryPeek(out var notice))
                {
                    await channel.SendAsync(notice, cancellation);
                    waiting.Dequeue();
                }

                _failing.Remove(channel.Name);
            }
            catch (AlertUnsentException e)
            {
                if (_failing.Add(channel.Name))
                    LogUnsent(log, channel.Name, e.Message);
            }
    }

    [LoggerMessage(1, LogLevel.Warning, "Alerts do not get through to {Channel}: {Reason}. They are sent again until they do.")]
    private static partial void LogUnsent(ILogger log, string channel, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Too many alerts wait for {Channel}; nobody was told: {Notice}")]
    private static partial void LogDropped(ILogger log, string channel, string notice);
}
