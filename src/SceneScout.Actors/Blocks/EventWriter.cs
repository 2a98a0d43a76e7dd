using System.Collections.Immutable;
using System.Diagnostics;
using Akka.Streams;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Matching;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Blocks;

/// <summary>A node's one way of writing events: the small writes of many blocks become few large transactions.</summary>
public sealed class EventWriter
{
    /// <summary>Writes that wait for the next transaction at most; who comes then waits for room.</summary>
    internal const int MaxWaiting = 1024;

    /// <summary>Writes in one transaction at most.</summary>
    internal const int MaxBatch = 256;

    private readonly IEventStore _events;
    private readonly TimeProvider _time;

    /// <summary>Makes a writer; it works once <see cref="Run"/> was called.</summary>
    /// <param name="events">Where to write.</param>
    /// <param name="time">The clock.</param>
    public EventWriter(IEventStore events, TimeProvider time)
    {
        _events = events;
        _time = time;
        Writes = new(MaxWaiting, MaxBatch, async writes =>
        {
            var written = await events.WriteAsync([.. writes.SelectMany(w => w)], time.GetUtcNow(), CancellationToken.None);
            var answers = ImmutableArray.CreateBuilder<ImmutableArray<bool>>(writes.Count);
            var offset = 0;
            foreach (var write in writes)
            {
                answers.Add([.. written.AsSpan(offset, write.Length)]);
                offset += write.Length;
            }

            return answers.ToImmutable();
        });
    }

    /// <summary>The writes that gather.</summary>
    internal Gathering<ImmutableArray<EventMutation>, ImmutableArray<bool>> Writes { get; }

    /// <summary>Starts the stream that writes; it ends with the materializer.</summary>
    public void Run(IMaterializer materializer) => Writes.Run(materializer);

    /// <summary>Keeps what a person said of pairs of a block's listings.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    public Task RuleAsync(BlockCommands.Rule rule, CancellationToken cancellation) => _events.RuleAsync(rule.Block, rule.Rulings, rule.By, _time.GetUtcNow(), cancellation);

    /// <summary>Writes one block's changes, together with those of others.</summary>
    /// <returns>For each change whether it was written; false when an expected version did not hold.</returns>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    public async Task<ImmutableArray<bool>> WriteAsync(ImmutableArray<EventMutation> mutations, CancellationToken cancellation)
    {
        // Its own part of a transaction that many share.
        using var step = SpawnActivities.Step("write events", mutations is [var first, ..] ? first.TraceParent : null, ActivityKind.Client);
        step?.SetTag("spawn.events", mutations.Length);
        return await Writes.AskAsync(mutations, cancellation);
    }
}
