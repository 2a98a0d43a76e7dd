using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>What a node's intake counts: received, processed, failed, matches, how long it took, how many are under way.</summary>
internal sealed class IntakeMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    internal const string Name = "SceneScout.Threds";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _received;
    private readonly Counter<long> _processed;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _matches;
    private readonly Histogram<double> _seconds;
    private long _totalReceived;
    private long _totalProcessed;
    private long _totalFailed;
    private long _totalMatches;
    private long _totalTicks;
    private long _underWay;

    /// <summary>Makes it.</summary>
    public IntakeMeter()
    {
        _received = _meter.CreateCounter<long>("threds.events.received", "{event}", "Events that came in.");
        _processed = _meter.CreateCounter<long>("threds.events.processed", "{event}", "Events that were decided, or concerned nothing.");
        _failed = _meter.CreateCounter<long>("threds.events.failed", "{event}", "Events at which a pattern failed, or that were refused.");
        _matches = _meter.CreateCounter<long>("threds.matches", "{thred}", "Threds that took events.");
        _seconds = _meter.CreateHistogram<double>("threds.event.duration", "s", "From an event's arrival until all that follows is durable.");
        _meter.CreateObservableGauge("threds.events.pending", () => Volatile.Read(ref _underWay), "{event}", "Events that are under way.");
    }

    /// <summary>The figures since the node started.</summary>
    internal IntakeFigures Figures
    {
        get
        {
            var (processed, failed) = (Volatile.Read(ref _totalProcessed), Volatile.Read(ref _totalFailed));
            var ended = processed + failed;
            return new(
                Volatile.Read(ref _totalReceived), processed, failed, ended == 0 ? 0 : Stopwatch.GetElapsedTime(0, Volatile.Read(ref _totalTicks)).TotalMilliseconds / ended,
                Volatile.Read(ref _underWay), Volatile.Read(ref _totalMatches));
        }
    }

    /// <summary>An event came in.</summary>
    internal Measured Begin()
    {
        _received.Add(1);
        Interlocked.Increment(ref _totalReceived);
        Interlocked.Increment(ref _underWay);
        return new(this, Stopwatch.GetTimestamp());
    }

    public void Dispose() => _meter.Dispose();

    private void End(long began, EventOutcome? outcome)
    {
        Interlocked.Decrement(ref _underWay);
        var now = Stopwatch.GetTimestamp();
        Interlocked.Add(ref _totalTicks, now - began);
        _seconds.Record(Stopwatch.GetElapsedTime(began, now).TotalSeconds);
        if (outcome is { Fault: null })
        {
            _processed.Add(1);
            Interlocked.Increment(ref _totalProcessed);
        }
        else
        {
            _failed.Add(1);
            Interlocked.Increment(ref _totalFailed);
        }

        var matches = outcome?.Threds.Length ?? 0;
        _matches.Add(matches);
        Interlocked.Add(ref _totalMatches, matches);
    }

    /// <summary>An event that is under way.</summary>
    internal sealed class Measured(IntakeMeter meter, long began) : IDisposable
    {
        private EventOutcome? _outcome;

        /// <summary>What became of it.</summary>
        internal void End(EventOutcome outcome) => _outcome = outcome;

        public void Dispose() => meter.End(began, _outcome);
    }
}
