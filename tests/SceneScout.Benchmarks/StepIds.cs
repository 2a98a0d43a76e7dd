using SceneScout.Threds.Engine;

namespace SceneScout.Benchmarks;

/// <summary>Ids of one step.</summary>
internal sealed class StepIds : IThredIds
{
    private int _count;

    public string Event() => $"evt-echo-{++_count}";

    public string Thred(string pattern) => $"{pattern}_{++_count}";
}
