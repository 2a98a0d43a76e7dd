namespace SceneScout.Shell;

/// <summary>How a one-shot call ends; scripts rely on the numbers.</summary>
internal static class ShellExit
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The node refused, or the verb failed.</summary>
    public const int Failed = 1;

    /// <summary>The call itself was wrong; nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>No connection, or it was lost.</summary>
    public const int NoConnection = 3;

    /// <summary>Stopped by Ctrl-C before the end.</summary>
    public const int Interrupted = 130;
}
