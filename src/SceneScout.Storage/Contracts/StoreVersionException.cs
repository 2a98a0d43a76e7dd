namespace SceneScout.Storage.Contracts;

/// <summary>This version cannot work on the store as it is: a later version has changed it, or another version still works on it and its tables have to change. Nothing was changed; trying again helps once somebody has acted.</summary>
public sealed class StoreVersionException : Exception
{
    /// <summary>Makes it.</summary>
    public StoreVersionException()
        : this("The store is of another version.")
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public StoreVersionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">Why.</param>
    public StoreVersionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The store has migrations that this version does not know.</summary>
    /// <param name="store">The version that applied them.</param>
    /// <param name="mine">This version.</param>
    /// <param name="unknown">Their names.</param>
    public static StoreVersionException Later(string store, string mine, IReadOnlyCollection<string> unknown) => new(
        $"the store was brought up by version {store}, and this is version {mine}, which does not know {string.Join(", ", unknown)}. Start version {store} or a later one, or restore a backup of before the upgrade.");

    /// <summary>Others work on a store whose tables have to change.</summary>
    /// <param name="others">Who, and of which version.</param>
    /// <param name="mine">This version.</param>
    /// <param name="pending">Names of the migrations that are to be applied.</param>
    /// <param name="innerException">How it was noticed; null when it was asked for.</param>
    public static StoreVersionException InUse(string others, string mine, IReadOnlyCollection<string> pending, Exception? innerException) => new(
        $"{others} still works on this store, and version {mine} has to change its tables ({string.Join(", ", pending)}). Stop every node and every other program of the earlier version, make a backup, then start this one again. Nothing was changed.", innerException!);
}
