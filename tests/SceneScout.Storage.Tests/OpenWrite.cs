using System.Threading.Channels;
using SceneScout.Storage.Rules;
using SceneScout.Storage.Sql;

namespace SceneScout.Storage.Tests;

/// <summary>A transaction that stands open, does what it is told and ends when it is told.</summary>
internal sealed class OpenWrite
{
    private readonly Channel<(List<FeedEntry>? Append, bool Stands, TaskCompletionSource Arrived)> _commands =
        Channel.CreateUnbounded<(List<FeedEntry>?, bool, TaskCompletionSource)>();

    public OpenWrite(SqlDatabase database) => Done = RunAsync(database);

    /// <summary>All that was appended.</summary>
    public List<FeedEntry> Appended { get; } = [];

    /// <summary>Whether it was told to end.</summary>
    public bool Ended { get; private set; }

    /// <summary>Its end: true when it stands, false when it fell back.</summary>
    public Task<bool> Done { get; }

    /// <summary>Appends changes; the task ends when the database has them.</summary>
    public Task Append(List<FeedEntry> entries)
    {
        Appended.AddRange(entries);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _commands.Writer.TryWrite((entries, false, arrived));
        return arrived.Task;
    }

    /// <summary>Ends it.</summary>
    public void End(bool stands)
    {
        Ended = true;
        _commands.Writer.TryWrite((null, stands, new TaskCompletionSource()));
    }

    private async Task<bool> RunAsync(SqlDatabase database)
    {
        try
        {
            return await database.WriteAsync("play", async session =>
            {
                while (true)
                {
                    var (append, stands, arrived) = await _commands.Reader.ReadAsync();
                    if (append is null)
                        return stands ? true : throw new FellBackException();
                    await FeedTables.AppendAsync(session, append);
                    // Whoever asks something sends what waits.
                    await session.FirstAsync("SELECT 1", _ => true);
                    arrived.SetResult();
                }
            }, CancellationToken.None);
        }
        catch (FellBackException)
        {
            return false;
        }
    }

    private sealed class FellBackException : Exception;
}
