using System.Collections.Immutable;
using SceneScout.Domain.Faults;
using SceneScout.Domain.Processing.Geocoding;
using SceneScout.Geocoding;
using SceneScout.Storage.Contracts;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>The questions of one task, asked so many at a time until all have an answer, the turn is over, or the geocoder has none to give.</summary>
/// <param name="services">What the stage works with.</param>
/// <param name="time">The clock.</param>
internal sealed class GeocodingRound(GeocodingServices services, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<KeptGeocode> _answers = [];

    /// <summary>What was answered.</summary>
    public ImmutableArray<KeptGeocode> Answers
    {
        get
        {
            lock (_gate)
                return [.. _answers];
        }
    }

    /// <summary>Why the geocoder gives no more answers for now; null when it does.</summary>
    public SpawnFault? Outage { get; private set; }

    /// <summary>Whether some questions were not asked.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Asks.</summary>
    public async Task RunAsync(IEnumerable<PlaceQuestion> questions, CancellationToken cancellation)
    {
        var waiting = new Queue<PlaceQuestion>(questions);
        var end = time.GetUtcNow() + services.Rules.Turn;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(services.Rules.Parallel, waiting.Count)).Select(_ => WorkAsync()));
        IsCutShort = waiting.Count > 0 || Outage is not null;

        async Task WorkAsync()
        {
            while (Next() is { } question)
                await AskAsync(question, cancellation);
        }

        PlaceQuestion? Next()
        {
            lock (_gate)
                return Outage is null && time.GetUtcNow() < end && waiting.TryDequeue(out var question) ? question : null;
        }
    }

    private async Task AskAsync(PlaceQuestion question, CancellationToken cancellation)
    {
        switch (await services.Geocoder.FindAsync(question, cancellation))
        {
            case GeocoderAnswer.Found found when OnlinePlacing.Mistake(question, found.Place) is { } mistake:
                Came("nothing", Kept(question, null, mistake));
                break;
            case GeocoderAnswer.Found found:
                Came("found", Kept(question, new PlaceFinding(services.Geocoder.Name, question.Key, found.Place.Point, found.Place.Precision.Name(), time.GetUtcNow()) { Attribution = found.Place.Attribution }, null));
                break;
            case GeocoderAnswer.Nothing:
                Came("nothing", Kept(question, null, $"{services.Geocoder.Name} knows no such place"));
                break;
            case GeocoderAnswer.Failed { IsOfQuestion: true } refused:
                Came("refused", Kept(question, null, refused.Fault.ToString()));
                break;
            case GeocoderAnswer.Failed failed:
                GeocodingInstruments.Came("unanswered");
                lock (_gate)
                    Outage ??= failed.Fault;
                break;
        }
    }

    private void Came(string result, KeptGeocode kept)
    {
        GeocodingInstruments.Came(result);
        lock (_gate)
            _answers.Add(kept);
    }

    private KeptGeocode Kept(PlaceQuestion question, PlaceFinding? finding, string? fault)
    {
        var now = time.GetUtcNow();
        return new KeptGeocode(question.Key, question.ToString(), finding, fault, now, finding is null ? now + services.Rules.AgainAfter : null);
    }
}
