using System.Collections.Concurrent;
using SceneScout.Domain.Events;
using SceneScout.Sources.Contracts;

namespace SceneScout.Sources.Budgets;

/// <summary>The budget of a process by itself: spaces the calls of each source evenly. It knows nothing of other processes and learns nothing; it serves where there is no cluster.</summary>
public sealed class PlainCallBudget : ICallBudget
{
    private readonly ConcurrentDictionary<SourceName, Pace> paces = new();
    private readonly IReadOnlyDictionary<SourceName, SourceOptions> options;
    private readonly TimeProvider time;

    /// <summary>Makes it.</summary>
    /// <param name="options">Calls per second, by source.</param>
    /// <param name="time">The clock.</param>
    public PlainCallBudget(IReadOnlyDictionary<SourceName, SourceOptions> options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc />
    public async ValueTask<CallGrant> TakeAsync(CallAsk ask, CancellationToken cancellation)
    {
        var keys = ask.Keys.Usable;
        if (keys.IsEmpty)
            return new CallGrant.NoKey();
        var pace = paces.GetOrAdd(ask.Source, source => new Pace(options[source].CallsPerSecond));
        if (pace.Reserve(time.GetUtcNow(), ask) is not { } place)
            return new CallGrant.Later(ask.MaxWait, "too many calls wait on this node");
        if (place.Wait > TimeSpan.Zero)
            await Task.Delay(place.Wait, time, cancellation);
        return new CallGrant.Now(new Turn(keys[place.Number % keys.Length]));
    }

    private sealed class Pace(double callsPerSecond)
    {
        private readonly Lock gate = new();
        private DateTimeOffset next = DateTimeOffset.MinValue;
        private int number;

        public (TimeSpan Wait, int Number)? Reserve(DateTimeOffset now, CallAsk ask)
        {
            lock (gate)
            {
                var slot = next > now ? next : now;
                if (slot - now > ask.MaxWait)
                    return null;
                next = slot + TimeSpan.FromSeconds(ask.Cost / callsPerSecond);
                number = (number + 1) & int.MaxValue;
                return (slot - now, (number - 1) & int.MaxValue);
            }
        }
    }

    private sealed class Turn(ApiKey key) : CallTurn
    {
        public override ApiKey Key => key;

        public override void Arrived(ServerWords? words)
        {
        }

        public override TimeSpan TooMany(TimeSpan? wait) => wait ?? TimeSpan.Zero;

        public override void Gone()
        {
        }
    }
}
