using System.Diagnostics.Metrics;

namespace SceneScout.Actors.Workers.Geocoding;

/// <summary>Counts of the geocoding stage. Calls are counted with those of the sources.</summary>
internal static class GeocodingInstruments
{
    private static readonly Meter Meter = new(GeocodingStage.Meter);

    private static readonly Counter<long> Asked = Meter.CreateCounter<long>("scenescout.geocoding.questions.total", "{question}", "Places that were asked for, by what came of it: found, nothing, refused, unanswered; or known, when no call was needed");

    private static readonly Counter<long> Placed = Meter.CreateCounter<long>("scenescout.geocoding.placed.total", "{event}", "Events that got a better place");

    public static void Came(string result, int questions = 1) => Asked.Add(questions, new KeyValuePair<string, object?>("result", result));

    public static void Took(int events) => Placed.Add(events);
}
