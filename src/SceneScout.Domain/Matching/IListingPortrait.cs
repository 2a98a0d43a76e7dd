namespace SceneScout.Domain.Matching;

/// <summary>A listing as a judge compares it, prepared once. Only portraits that share a key are compared; that is mutual: a portrait that looks where another lies is looked for where it lies itself.</summary>
public interface IListingPortrait
{
    /// <summary>Keys under which it lies, each once.</summary>
    IReadOnlyList<ulong> Own { get; }

    /// <summary>Keys under which it looks for others, each once.</summary>
    IReadOnlyList<ulong> Asked { get; }
}
