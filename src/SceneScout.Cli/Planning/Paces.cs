using SceneScout.Domain.Planning;

namespace SceneScout.Cli.Planning;

/// <summary>Words for why an area is visited as often as it is.</summary>
internal static class Paces
{
    /// <summary>The name on wires.</summary>
    public static string Name(VisitPace pace) => pace switch
    {
        VisitPace.Unproven => "unproven",
        VisitPace.Usual => "usual",
        VisitPace.Productive => "productive",
        VisitPace.Quiet => "quiet",
        VisitPace.BudgetBound => "budget-bound",
        _ => throw new ArgumentOutOfRangeException(nameof(pace), pace, "Not a pace."),
    };

    /// <summary>A time as people say it: <c>6 h</c>, <c>1 h 15 m</c>, <c>2 d</c>.</summary>
    public static string Every(TimeSpan every)
    {
        string[] parts = [Part(every.Days, "d"), Part(every.Hours, "h"), Part(every.Minutes, "m"), Part(every.Seconds, "s")];
        return string.Join(' ', parts.Where(part => part.Length > 0).Take(2).DefaultIfEmpty("0 s"));
    }

    private static string Part(int number, string unit) => number == 0 ? "" : $"{number} {unit}";
}
