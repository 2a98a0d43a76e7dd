using System.Globalization;

namespace SceneScout.Lab.Bench.Matching;

/// <summary>What a large block took to answer a batch.</summary>
/// <param name="BlockEvents">Events that the block held.</param>
/// <param name="BlockBatch">Listings of a batch, none of them known.</param>
/// <param name="BlockBatchMilliseconds">Median time for a batch.</param>
/// <param name="BlockFirstBatchMilliseconds">Time for the first batch after the block was loaded: it compares again what it had compared before.</param>
public sealed record BlockBenchReport(int BlockEvents, int BlockBatch, double BlockBatchMilliseconds, double BlockFirstBatchMilliseconds)
{
    /// <summary>The report for people.</summary>
    public string Line() => string.Create(
        CultureInfo.InvariantCulture,
        $"a block of {BlockEvents} events answers a batch of {BlockBatch} listings in {BlockBatchMilliseconds:0} ms; the first one after it was loaded in {BlockFirstBatchMilliseconds:0} ms");
}
