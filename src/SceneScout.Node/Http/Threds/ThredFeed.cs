using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SceneScout.Actors.Hosting;
using SceneScout.Domain.Feed;
using SceneScout.Node.Configuration;
using SceneScout.Storage.Contracts;
using SceneScout.Threds.Cluster.Hosting;
using SceneScout.Threds.Cluster.Intake;
using SceneScout.Threds.Model;

namespace SceneScout.Node.Http.Threds;

/// <summary>
/// Brings what happens to events into the threds: each change of the feed that a pattern's index knows comes as <c>org.scenescout.event.KIND</c> with the event's public JSON.
/// One node of the cluster does it, from a durable cursor that all share; what comes twice after a hand-over has the same id, and is decided once.
/// </summary>
internal sealed partial class ThredFeed(
    IStore store, ThredHost threds, SpawnServices services, ScoutOptions options, IOptions<JsonOptions> json, ILogger<ThredFeed> logger) : BackgroundService
{
    /// <summary>The name under which the workflows read the feed.</summary>
    internal const string Cursor = "threds";

    private const int Page = 100;
    private readonly FeedPatience _patience = new(TimeSpan.FromMinutes(2));
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Before the look: a wake between it and the wait is not lost.
            var next = services.FeedSignal.Next;
            try
            {
                if (services.Admission.IsCompleted && threds.IsOpen && threds.Services.Nodes.Leads && threds.Services.Catalog.Current.Versions.Any())
                {
                    // Before the first pattern is put nothing is read; from then on it reads what happens.
                    if (await BringAsync(stoppingToken))
                        continue;
                }

                await Task.WhenAny(next, Task.Delay(Idle, services.Time, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is StoreUnavailableException or IntakeBusyException or TimeoutException)
            {
                if (e is not IntakeBusyException)
                    _patience.Forget();
                LogLater(Retry, e.Message);
                await Task.WhenAny(Task.Delay(Retry, services.Time, stoppingToken));
            }
#pragma warning disable CA1031 // Whatever it is, it is said and tried again; an error that leaves here stops the node.
            catch (Exception e)
            {
                _patience.Forget();
                LogFailed(e, Retry);
                await Task.WhenAny(Task.Delay(Retry, services.Time, stoppingToken));
            }
#pragma warning restore CA1031
        }
    }

    // Whether there may be more.
    private async Task<bool> BringAsync(CancellationToken cancellation)
    {
        var cursor = await store.Feed.OpenCursorAsync(Cursor, services.Now, cancellation);
        var page = await store.Feed.ReadAsync(cursor.Seq, Page, documents: true, cancellation);
        var done = cursor.Seq;
        foreach (var change in page.Changes)
        {
            var type = $"org.scenescout.event.{change.Kind.Name()}";
            if (threds.Services.Catalog.Current.Concerns(type))
                await BringAsync(change, Event(change, type), done, cursor.Seq, cancellation);
            done = change.Seq;
        }

        if (page.Next != cursor.Seq)
            await store.Feed.AdvanceAsync(Cursor, page.Next, services.Now, cancellation);
        return !page.Changes.IsEmpty || page.Reset;
    }

    // What one thred does not answer is tried again for a while, then it is a dead letter: the others wait for it no longer.
    private async Task BringAsync(FeedChange change, ThredEvent given, long done, long from, CancellationToken cancellation)
    {
        try
        {
            await threds.Intake.SubmitAsync(given, cancellation);
        }
        catch (IntakeBusyException e)
        {
            if (!_patience.IsOver(change.Seq, services.Now))
            {
                if (done != from)
                    await store.Feed.AdvanceAsync(Cursor, done, services.Now, cancellation);
                throw;
            }

            LogGivenUp(given.Id, e.Message);
            await store.Threds.AddDeadLettersAsync(
                [new ThredDeadLetter($"intake.{given.Id}", given.Id, null, ThredFault.Server("").Code, "unanswered", e.Message, given.Json.ToString(), services.Now)], cancellation);
        }
    }

    private ThredEvent Event(FeedChange change, string type)
    {
        var view = EventChangeView.Of(change, options.Registry);
        var values = JsonSerializer.SerializeToNode(view.Event, json.Value.SerializerOptions) as JsonObject ?? new JsonObject { ["id"] = change.EventId.ToString() };
        var given = new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"feed.{change.Seq}"),
            ["type"] = type,
            ["source"] = new JsonObject { ["id"] = "scenescout" },
            ["time"] = change.At.ToUnixTimeMilliseconds(),
            ["data"] = new JsonObject { ["title"] = values["title"]?.DeepClone() ?? type, ["content"] = new JsonObject { ["valuesType"] = "event", ["values"] = values } },
        };
        return EventReading.Read(JsonSerializer.SerializeToElement(given));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed does not reach the workflows now, which is tried again in {Wait}: {Reason}")]
    private partial void LogLater(TimeSpan wait, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Event} of the feed is not answered by a workflow that it concerns, and is now a dead letter: {Reason}")]
    private partial void LogGivenUp(string @event, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The feed could not be brought to the workflows, which is tried again in {Wait}")]
    private partial void LogFailed(Exception cause, TimeSpan wait);
}
