using System.Collections.Concurrent;

namespace SceneScout.Domain.Matching;

/// <summary>Shares pure work on many things between cores. Few things are not worth it.</summary>
internal static class Cores
{
    private const int Many = 64;

    /// <summary>True when so many things are worth more than one core.</summary>
    public static bool AreWorth(int count) => count >= Many;

    /// <summary>Does something for each of the numbers from 0 to before a count, in any order.</summary>
    public static void ForEach(int count, Action<int> act)
    {
        if (AreWorth(count))
            Parallel.For(0, count, act);
        else
            for (var at = 0; at < count; at++)
                act(at);
    }

    /// <summary>The same; what works at one time has a tool of its own.</summary>
    /// <param name="count">How many.</param>
    /// <param name="tools">Tools that nobody works with; more are made where they do not suffice.</param>
    /// <param name="act">What is done.</param>
    public static void ForEach<T>(int count, ConcurrentBag<T> tools, Action<int, T> act)
        where T : new()
    {
        ForEach(count, Act);

        void Act(int at)
        {
            var tool = tools.TryTake(out var free) ? free : new T();
            act(at, tool);
            tools.Add(tool);
        }
    }
}
