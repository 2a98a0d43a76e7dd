namespace SceneScout.Threds.Scripts;

/// <summary>A script that cannot be run: it is not of the form of scripts, or its patterns are not accepted.</summary>
public sealed class ScriptException : Exception
{
    /// <summary>With what is wrong.</summary>
    public ScriptException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
