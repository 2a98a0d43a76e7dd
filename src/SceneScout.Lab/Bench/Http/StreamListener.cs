using System.Buffers;

namespace SceneScout.Lab.Bench.Http;

/// <summary>One client of <c>/api/stream</c>: it notes which ids came, and when.</summary>
/// <param name="http">Shared by all.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamListener(HttpClient http, TimeProvider time)
{
    /// <summary>The kind of change that is followed: what is new to callers, once an event.</summary>
    public const string Kind = "published";

    private const int Bytes = 16 * 1024;
    private readonly TaskCompletionSource<long> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(long Id, DateTimeOffset At)> _came = [];
    private int _count;

    /// <summary>Ends when it follows; the place at which it begins.</summary>
    public Task<long> Ready => _ready.Task;

    /// <summary>How many changes came.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The changes in the order in which they came; complete once <see cref="FollowAsync"/> has ended.</summary>
    public IReadOnlyList<(long Id, DateTimeOffset At)> Came => _came;

    /// <summary>Follows until it is stopped.</summary>
    /// <param name="stop">Stops it.</param>
    /// <returns>Whether it was stopped; false when the stream ended, or told that something is missed.</returns>
    public async Task<bool> FollowAsync(CancellationToken stop)
    {
        var (ids, missed, buffer) = (new StreamIds(), false, ArrayPool<byte>.Shared.Rent(Bytes));
        try
        {
            using var answer = await http.GetAsync($"/api/stream?kind={Kind}", HttpCompletionOption.ResponseHeadersRead, stop);
            answer.EnsureSuccessStatusCode();
            await using var stream = await answer.Content.ReadAsStreamAsync(stop);
            while (await stream.ReadAsync(buffer, stop) is > 0 and var read)
            {
                var now = time.GetUtcNow();
                ids.Take(buffer.AsSpan(0, read), (word, id) =>
                {
                    missed |= word == StreamWord.Reset;
                    if (word == StreamWord.Ready)
                        _ready.TrySetResult(id);
                    if (word == StreamWord.Change)
                        _came.Add((id, now));
                });
                Volatile.Write(ref _count, _came.Count);
            }

            _ready.TrySetException(new IOException("The stream ended before it began."));
            return false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _ready.TrySetCanceled(stop);
            return !missed;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            _ready.TrySetException(e);
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
