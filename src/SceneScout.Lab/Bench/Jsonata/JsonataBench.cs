using System.Diagnostics;
using System.Text.Json;
using SceneScout.Jsonata;

namespace SceneScout.Lab.Bench.Jsonata;

/// <summary>Measures expressions here and with the reference implementation, one after the other in the same run.</summary>
public static class JsonataBench
{
    private const int Rounds = 5;
    private const int Batch = 50;

    /// <summary>Measures; the reference is the package in a folder, or one that is installed for the time being.</summary>
    public static async Task<JsonataBenchReport> RunAsync(string? referenceFolder, TimeSpan time, CancellationToken cancellation)
    {
        await using var reference = await NodeReference.FindAsync(referenceFolder, cancellation);
        var figures = new List<JsonataFigures>();
        foreach (var expression in BenchExpression.All)
        {
            var (perSecond, allocated) = Measure(expression, time, cancellation);
            figures.Add(new(
                expression.Name,
                expression.Expression,
                perSecond,
                allocated,
                await reference.MeasureAsync(expression, time, cancellation),
                reference.Package is { } package ? JintReference.Measure(package, expression, time, cancellation) : null));
        }

        return new(reference.Description, figures);
    }

    /// <summary>The best of some rounds, as the other one is measured: what else the machine does counts least there.</summary>
    private static (double PerSecond, long Allocated) Measure(BenchExpression measured, TimeSpan time, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(measured.Input);
        var expression = JsonataExpression.Parse(measured.Expression);
        var root = document.RootElement;
        var best = 0d;
        for (var round = 0; round < Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            long count = 0;
            for (; watch.Elapsed < time / Rounds; count += Batch)
            {
                for (var i = 0; i < Batch; i++)
                    expression.Evaluate(root, cancellationToken: cancellation);
            }

            best = Math.Max(best, count / watch.Elapsed.TotalSeconds);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        expression.Evaluate(root, cancellationToken: cancellation);
        return (best, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
