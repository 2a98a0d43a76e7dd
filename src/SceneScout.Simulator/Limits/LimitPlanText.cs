using System.Collections.Immutable;
using System.Globalization;

namespace SceneScout.Simulator.Limits;

/// <summary>Limits as a person writes them: <c>eventbrite:hour=100000</c>.</summary>
public static class LimitPlanText
{
    /// <summary>Sets one window of a source to another number of calls.</summary>
    /// <exception cref="ArgumentException">The text cannot be read, the source is unknown, or it has no such window; the message names it.</exception>
    public static LimitPlan Add(LimitPlan plan, string text)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split([':', '='], 3) is not [var source, var name, var number]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var calls) || calls < 1)
        {
            throw new ArgumentException($"limit '{text}': accepted is SOURCE:WINDOW=CALLS, for example eventbrite:hour=100000.", nameof(text));
        }

        var windows = plan.Of(source);
        var index = windows.IndexOf(windows.FirstOrDefault(window => window.Name == name)!);
        return index < 0
            ? throw new ArgumentException($"limit '{text}': {source} has no limit by '{name}'; accepted: {string.Join(", ", windows.Select(window => window.Name))}.", nameof(text))
            : With(plan, source, windows.SetItem(index, windows[index] with { Calls = calls }));
    }

    private static LimitPlan With(LimitPlan plan, string source, ImmutableArray<LimitWindow> windows) => source switch
    {
        SourceNames.Ticketmaster => plan with { Ticketmaster = windows },
        SourceNames.Eventbrite => plan with { Eventbrite = windows },
        SourceNames.Yelp => plan with { Yelp = windows },
        SourceNames.GooglePlaces => plan with { GooglePlaces = windows },
        SourceNames.Nominatim => plan with { Nominatim = windows },
        _ => plan with { Meetup = windows },
    };
}
