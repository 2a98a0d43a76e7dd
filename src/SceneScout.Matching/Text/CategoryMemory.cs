using System.Collections.Concurrent;

namespace SceneScout.Matching.Text;

/// <summary>Names of categories that were prepared: sources have some hundred, and all records of one share it. Bounded; what does not fit is prepared each time. Safe for many threads.</summary>
internal static class CategoryMemory
{
    private const int Most = 2_000;
    private const int LongestKept = 100;

    private static readonly ConcurrentDictionary<string, PreparedName> Names = new(StringComparer.Ordinal);
    private static int _count;

    /// <summary>The name; null when nothing is left of it.</summary>
    public static PreparedName? Of(string? text)
    {
        if (text is null)
            return null;
        if (Names.TryGetValue(text, out var known))
            return known;
        var name = PreparedName.Of(text);
        if (name is not null && text.Length <= LongestKept && Volatile.Read(ref _count) < Most && Names.TryAdd(text, name))
            Interlocked.Increment(ref _count);
        return name;
    }
}
