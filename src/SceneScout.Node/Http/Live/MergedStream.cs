using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SceneScout.Node.Http.Live;

/// <summary>Several streams as one, each in its own order.</summary>
internal static class MergedStream
{
    // Whoever reads slowly holds the streams up: what they drop is theirs to say.
    private const int MostWaiting = 16;

    /// <summary>Merges them; it ends when one ends, or with the token.</summary>
    public static async IAsyncEnumerable<T> Of<T>(IReadOnlyList<IAsyncEnumerable<T>> streams, [EnumeratorCancellation] CancellationToken ended)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var reading = streams.Select(ReadAsync).ToList();
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(CancellationToken.None))
                yield return item;
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(reading);
        }

        async Task ReadAsync(IAsyncEnumerable<T> stream)
        {
            try
            {
                await foreach (var item in stream.WithCancellation(over.Token))
                    await channel.Writer.WriteAsync(item, over.Token);
                channel.Writer.TryComplete();
            }
            catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
            {
                channel.Writer.TryComplete();
            }
            catch (Exception e) when (channel.Writer.TryComplete(e))
            {
                // The reader throws it.
            }
        }
    }
}
