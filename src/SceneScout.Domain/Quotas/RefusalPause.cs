namespace SceneScout.Domain.Quotas;

/// <summary>How long a key is silent after a server said that there were too many calls. What the server says holds; where it says nothing, no time or a past one, or is wrong again and again, the pause doubles.</summary>
public static class RefusalPause
{
    /// <summary>The first pause where the server says none.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>Refusals alone make no pause longer: a server that forgives is noticed within it. A longer one is the server's own word.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const int MostDoublings = 16;

    /// <summary>The pause.</summary>
    /// <param name="refusals">Refusals in a row, this one among them, from 1.</param>
    /// <param name="told">What the server says; null when nothing.</param>
    public static TimeSpan After(int refusals, TimeSpan? told)
    {
        var grown = Shortest * (1 << Math.Clamp(refusals - 1, 0, MostDoublings));
        var least = grown < Longest ? grown : Longest;
        return told > least ? told.Value : least;
    }
}
