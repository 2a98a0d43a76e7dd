using System.Collections.Immutable;
using Akka.Actor;
using SceneScout.Actors.Hosting;
using SceneScout.Actors.Stages;
using SceneScout.Domain.Processing;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Domain.Tasks;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>Runs one task of geocoding: asks for the places that are known roughly alone and are not known online yet, and writes all events with one bulk write. A geocoder that has no answer fails neither an event nor the task.</summary>
public sealed class GeocodingRunner : StageRunner
{
    private static readonly TimeSpan KeepTime = TimeSpan.FromSeconds(2);
    private readonly GeocodingServices _geocoding;

    /// <summary>Makes the runner of one task.</summary>
    /// <param name="task">The claimed task.</param>
    /// <param name="services">What the node shares.</param>
    public GeocodingRunner(TaskRecord task, SpawnServices services)
        : base(task, services) => _geocoding = services.Geocoding ?? throw new InvalidOperationException("The geocoding stage is registered, but has nothing to work with.");

    /// <summary>Props of a runner.</summary>
    public static Props Props(TaskRecord task, SpawnServices services) => ActorFactory.Of(() => new GeocodingRunner(task, services));

    /// <inheritdoc />
    protected override async Task<TaskOutcome> RunAsync(CancellationToken cancellation)
    {
        if (Read(TaskJson.Default.ProcessingParameters, read => read.EventIds.IsDefault ? "eventIds is missing: ids of events." : null, out var parameters) is { } mistake)
            return mistake;

        var subjects = await Services.Store.Geocodes.ReadAsync(parameters.EventIds, cancellation);
        var wanted = subjects.Select(subject => (Subject: subject, Question: QuestionOf(subject))).Where(one => one.Question is not null).ToImmutableArray();
        var known = await Services.Store.Geocodes.FindAsync([.. wanted.Select(one => one.Question!.Key).Distinct()], cancellation);
        var now = Services.Now;
        var open = wanted.Select(one => one.Question!).DistinctBy(question => question.Key).Where(question => !(known.TryGetValue(question.Key, out var kept) && kept.IsFresh(now))).ToList();
        var round = new GeocodingRound(_geocoding, Services.Time);
        var mayAsk = GeocodingPatience.MayAsk(Claimed.CreatedAt, _geocoding.Rules, now);
        if (mayAsk)
            await AskAsync(round, open, cancellation);
        var answers = round.Answers;
        if (mayAsk && round.IsCutShort && GeocodingPatience.Next(Claimed.CreatedAt, round.Outage, !answers.IsEmpty, _geocoding.Rules, Services.Now) is { } later)
        {
            // What was answered is not asked again.
            await Services.Store.Geocodes.KeepAsync(answers, cancellation);
            return new TaskOutcome.Yielded(later);
        }

        var all = known.SetItems(answers.Select(answer => KeyValuePair.Create(answer.Key, answer)));
        _geocoding.Memory.Keep(all.Values.Select(kept => kept.Finding).OfType<PlaceFinding>());
        GeocodingInstruments.Came("known", known.Values.Count(kept => kept.IsFresh(now)));
        var placed = wanted.Select(one => Placed(one.Subject, one.Question!, all.GetValueOrDefault(one.Question!.Key), round)).OfType<PlacedEvent>().ToImmutableArray();
        GeocodeCommit? committed = null;
        var batch = new GeocodeBatch(Claimed.Lease, answers, placed);
        if (!await EndWrite.RunAsync(Services, Claimed.Lease, EndWrite.Done, CommitAsync, cancellation))
            return new TaskOutcome.LeaseLost();
        GeocodingInstruments.Took(committed?.Changed.Length ?? 0);
        return new TaskOutcome.Done(null, subjects.Length) { WrittenJson = committed?.ResultJson };

        async Task<bool> CommitAsync() => (committed = await Services.Store.Geocodes.CommitAsync(batch, Services.Now, cancellation)) is not null;
    }

    // Answers cost calls: those that came before a node stops are kept.
    private async Task AskAsync(GeocodingRound round, IEnumerable<PlaceQuestion> open, CancellationToken cancellation)
    {
        try
        {
            await round.RunAsync(open, cancellation);
        }
        catch (OperationCanceledException)
        {
            using var last = new CancellationTokenSource(KeepTime);
            await Services.Store.Geocodes.KeepAsync(round.Answers, last.Token);
            throw;
        }
    }

    private PlaceQuestion? QuestionOf(GeocodeSubject subject) =>
        OnlinePlacing.IsWanted(subject.Enrichment.LocationPrecision, _geocoding.Rules.Below) ? PlaceQuestion.Of(subject.Event.Content.Venue) : null;

    // Null where the event stands so already: a place may be less exact than is wanted and still all that is known.
    private PlacedEvent? Placed(GeocodeSubject subject, PlaceQuestion question, KeptGeocode? kept, GeocodingRound round)
    {
        var (id, version) = (subject.Event.Id, subject.Event.Version);
        if (kept?.Finding is not { } finding)
            return new PlacedEvent(id, version, null, kept?.Fault ?? $"'{question}' was not asked: {round.Outage?.ToString() ?? $"the task has waited for more than {_geocoding.Rules.Patience}"}");
        // Directories confirm venues when an event is read; that stands.
        var better = EventProcessing.Process(subject.Event, Services.Atlas, Services.Categorizer, Services.Options.Quality, Services.Now, places: KnownPlaces.Of(finding)) with { ConfirmedVenue = subject.Enrichment.ConfirmedVenue };
        if (better.Geocoded is { } anew && subject.Enrichment.Geocoded is { } stands && (stands.Key, stands.Point, stands.Precision) == (anew.Key, anew.Point, anew.Precision))
            return null;
        return better.Geocoded is null
            ? new PlacedEvent(id, version, null, $"'{question}' was found at {finding.Point.Latitude:0.####}, {finding.Point.Longitude:0.####} ({finding.Precision}), which is no better or too far from its town")
            : new PlacedEvent(id, version, better, null);
    }
}
