namespace SceneScout.Storage.Sqlite;

/// <summary>Lets one migration of a file run at a time, over all processes of the machine. The operating system gives the lock back when its holder dies.</summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits for the lock; disposing the stream gives it back.</summary>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
        }
    }
}
