using System.Collections.Immutable;
using System.Globalization;
using Akka.Actor;
using Microsoft.Extensions.Logging;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Instances;
using SceneScout.Threds.Cluster.Participants;
using SceneScout.Threds.Cluster.Patterns;
using SceneScout.Threds.Engine;
using SceneScout.Threds.Model;

namespace SceneScout.Threds.Cluster.Intake;

/// <summary>
/// Where events come into the threds, on every node: one that is bound goes to its thred, one that is not to whatever it can concern. When it answers, all that follows is durable.
/// The same event may be sent again: it is decided once. Safe for concurrent use.
/// </summary>
internal sealed partial class ThredIntake(ThredServices services, ThredAnswers answers, IntakeMeter meter, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // A word that was lost on the way, as while a shard moves, is said again.
    private static readonly TimeSpan Try = TimeSpan.FromSeconds(5);

    // Events that are not bound ask many threds each: beyond this they wait for one another, so that there is room for those that are bound.
    /// <summary>What the name of whoever delivers a word of an intake begins with; its event follows.</summary>
    internal const string Sender = "event:";

    private const int MostUnboundAsks = 50_000;
    private readonly SemaphoreSlim _unbound = new(MostUnboundAsks);

    /// <summary>Takes events, in order where they are bound to one thred.</summary>
    /// <exception cref="IntakeBusyException">One of them was not taken; what was taken before it stays so.</exception>
    internal async Task<ImmutableArray<EventOutcome>> SubmitAsync(IReadOnlyList<ThredEvent> events, CancellationToken cancellation)
    {
        // Each is sent before the first answer is waited for, in their order. What is sent again waits for those of its thred that came before it.
        var outcomes = new List<Task<EventOutcome>>(events.Count);
        var last = new Dictionary<string, Task>(StringComparer.Ordinal);
        foreach (var given in events)
        {
            var before = given.ThredId is { } thredId ? last.GetValueOrDefault(thredId) : null;
            var outcome = SubmitAsync(given, before ?? Task.CompletedTask, cancellation);
            outcomes.Add(outcome);
            if (given.ThredId is { } bound)
                last[bound] = outcome;
        }

        return [.. await Task.WhenAll(outcomes)];
    }

    /// <summary>Takes an event.</summary>
    /// <exception cref="IntakeBusyException">It was not taken.</exception>
    internal Task<EventOutcome> SubmitAsync(ThredEvent given, CancellationToken cancellation) => SubmitAsync(given, Task.CompletedTask, cancellation);

    private async Task<EventOutcome> SubmitAsync(ThredEvent given, Task before, CancellationToken cancellation)
    {
        using var measured = meter.Begin();
        var outcome = WellKnown.IsControl(given.Type)
            ? new(given.Id, [], ThredFault.Invalid($"type '{given.Type}' is not accepted here; what it asks for has a route of its own under /api/threds."))
            : Refusal(given) is { } refusal ? new EventOutcome(given.Id, [], refusal)
            : given.ThredId is { } thredId ? await BoundAsync(given, thredId, before, cancellation) : await UnboundAsync(given, cancellation);
        measured.End(outcome);
        return outcome;
    }

    // What no journal can be named by is refused before it reaches one.
    private static ThredFault? Refusal(ThredEvent given) =>
        !ThredIdRule.Accepts(given.Id) ? ThredIdRule.Refusal("id", given.Id)
        : !ThredIdRule.Accepts(given.Source.Id) ? ThredIdRule.Refusal("source.id", given.Source.Id)
        : given.ThredId is { } thredId && !ThredIdRule.Accepts(thredId, ThredIdRule.MostOfThred) ? ThredIdRule.Refusal("thredId", thredId)
        : null;

    private async Task<EventOutcome> BoundAsync(ThredEvent given, string thredId, Task before, CancellationToken cancellation)
    {
        var done = await AskThredAsync(new ThredCommands.Occur(thredId, given, Ref: answers.Next()), before, cancellation);
        if (done.Outcome != ThredOutcome.NoThred)
            return new(given.Id, [thredId], done.Fault);
        var fault = ThredFault.NoThred(thredId);
        await FailAsync(given, fault, cancellation);
        return new(given.Id, [], fault);
    }

    private async Task<EventOutcome> UnboundAsync(ThredEvent given, CancellationToken cancellation)
    {
        await PatternsAsync(cancellation);
        var catalog = services.Catalog.Current;
        var now = services.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var faults = new List<ThredFault>();
        var asked = new List<Task<ThredReplies.Done>>();
        foreach (var pattern in catalog.Candidates(given.Type))
        {
            if (CanBegin(pattern, given, now, catalog.Book, faults))
                asked.Add(AskUnboundAsync(new ThredCommands.Begin(StepIds.Begun(pattern.Model.Id, given.Id), pattern.Model.Id, pattern.Version, given, null, answers.Next()), cancellation));
        }

        foreach (var patternId in catalog.Running(given.Type))
        {
            var live = await AskAsync<PatternReplies.Live>(services.Patterns, new PatternCommands.AskLive(patternId), cancellation);
            asked.AddRange(live.ThredIds.Select(thredId => AskUnboundAsync(new ThredCommands.Occur(thredId, given, Unbound: true, answers.Next()), cancellation)));
        }

        var heard = await Task.WhenAll(asked);
        faults.AddRange(heard.Where(done => done.Outcome == ThredOutcome.Refused).Select(done => done.Fault!));
        var threds = heard.Where(done => done.Outcome is ThredOutcome.Matched or ThredOutcome.NoMatch or ThredOutcome.Repeated).Select(done => done.ThredId).ToImmutableArray();
        if (faults.Count == 0)
            return new(given.Id, threds, heard.FirstOrDefault(done => done.Outcome == ThredOutcome.Failed)?.Fault);
        // Whoever sent it is told once, however many patterns failed.
        var fault = faults.Count == 1 ? faults[0] : faults[0] with { Message = $"Several patterns failed: {string.Join(" ", faults.Select(one => one.Message))}" };
        await FailAsync(given, fault, cancellation);
        return new(given.Id, threds, fault);
    }

    // A node that has just begun knows no patterns yet; what came meanwhile would be lost.
    private async Task PatternsAsync(CancellationToken cancellation)
    {
        try
        {
            await services.Catalog.FirstLoaded.WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new IntakeBusyException("The patterns are not loaded yet.", e);
        }
    }

    private static bool CanBegin(CompiledPattern pattern, ThredEvent given, long now, IAddressBook book, List<ThredFault> faults)
    {
        try
        {
            return ThredEngine.CanBegin(pattern, given, now, book);
        }
        catch (ThredFaultException e)
        {
            faults.Add(e.Fault);
            return false;
        }
    }

    private async Task FailAsync(ThredEvent given, ThredFault fault, CancellationToken cancellation)
    {
        var now = services.Time.GetUtcNow();
        await services.Store.AddDeadLettersAsync(
            [new ThredDeadLetter($"intake.{given.Id}", given.Id, given.ThredId, fault.Code, fault.Name, fault.Message, given.Json.ToString(), now)], cancellation);
        LogFailed(given.Id, fault.Message);
        FaultNotices.Tell(services, $"intake.{given.Id}", given, fault);
        if (FaultReplies.To(given, fault, services.Catalog.Current.Book, StepIds.Reply(given.Id), now.ToUnixTimeMilliseconds()) is { } reply)
        {
            var mail = new IncomingMail(1, reply.Id, reply.Event.Json);
            await AskAsync<ParticipantReplies.Delivered>(services.Participants, new ParticipantCommands.Deliver(given.Source.Id, $"{Sender}{given.Id}", [mail]), cancellation);
        }
    }

    private async Task<ThredReplies.Done> AskUnboundAsync(IThredStepCommand command, CancellationToken cancellation)
    {
        await _unbound.WaitAsync(cancellation);
        try
        {
            return await AskThredAsync(command, Task.CompletedTask, cancellation);
        }
        finally
        {
            _unbound.Release();
        }
    }

    private async Task<ThredReplies.Done> AskThredAsync(IThredStepCommand command, Task before, CancellationToken cancellation)
    {
        var done = await AskAsync(() => answers.AskAsync(services.Threds, command, Try, cancellation), before, cancellation);
        return done.Outcome != ThredOutcome.Busy ? done : throw new IntakeBusyException($"Thred {command.ThredId} has too many events waiting.");
    }

    private static Task<T> AskAsync<T>(IActorRef region, object question, CancellationToken cancellation)
        where T : class =>
        AskAsync(
            async () =>
            {
                try
                {
                    return await region.Ask<T>(question, Try, cancellation);
                }
                catch (AskTimeoutException)
                {
                    return null;
                }
            },
            Task.CompletedTask,
            cancellation);

    // Asks until there is an answer.
    private static async Task<T> AskAsync<T>(Func<Task<T?>> ask, Task before, CancellationToken cancellation)
        where T : class
    {
        for (var left = Patience; ; left -= Try)
        {
            if (await ask() is { } answer)
                return answer;
            if (left <= Try)
                throw new IntakeBusyException(string.Create(CultureInfo.InvariantCulture, $"There was no answer within {Patience.TotalSeconds:0} s; the owner may be moving to another node."));

            // What came before it may have been lost with it, and is to be decided first; when that was not taken, nor is this.
            await before.WaitAsync(cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {Event} could not be handled and is a dead letter: {Reason}")]
    private partial void LogFailed(string @event, string reason);
}
