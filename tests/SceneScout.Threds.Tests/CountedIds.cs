using SceneScout.Threds.Engine;

namespace SceneScout.Threds.Tests;

/// <summary>Ids that count.</summary>
internal sealed class CountedIds : IThredIds
{
    private int _count;

    public string Event() => $"evt{++_count}";

    public string Thred(string pattern) => $"{pattern}_{++_count}";
}
