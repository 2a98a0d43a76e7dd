using System.Diagnostics;
using System.Text;
using System.Text.Json;
using SceneScout.Lab.Demo;
using SceneScout.Simulator.Worlds;

namespace SceneScout.Lab.Bench.Matching;

/// <summary>Measures reading and normalising listings on one core: what a simulated world lists at all sources.</summary>
public static class NormaliseBench
{
    private const int Events = 3_000;

    /// <summary>Measures.</summary>
    /// <param name="seed">Determines the world.</param>
    /// <param name="each">Time for each measurement.</param>
    public static NormaliseBenchReport Run(int seed, TimeSpan each)
    {
        var world = World.Create(new WorldOptions(seed, Events, DemoWorld.Start));
        var raw = WorldReading.Raw(world).Select(item => item.Raw).ToArray();
        var sent = WorldFeed.Listings(world).Select(item => (item.Source, item.Json)).ToArray();
        var text = Array.ConvertAll(raw, item => Encoding.UTF8.GetBytes(item.Json));
        var bytes = text.Average(json => json.Length);
        var parse = Rate(each, text.Length, at =>
        {
            using var document = JsonDocument.Parse(text[at]);
            return document.RootElement.ValueKind;
        });
        return new NormaliseBenchReport(
            raw.Length,
            bytes,
            Rate(each, sent.Length, at => WorldReading.Parse(sent[at].Source, sent[at].Json)),
            Rate(each, raw.Length, at => WorldReading.Normalise(raw[at])),
            parse);
    }

    private static double Rate<T>(TimeSpan time, int count, Func<int, T> work)
    {
        // What runs first is compiled meanwhile.
        for (var at = 0; at < count; at++)
            work(at);
        var done = 0L;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            for (var at = 0; at < count; at++)
                work(at);
            done += count;
        }

        return done / watch.Elapsed.TotalSeconds;
    }
}
