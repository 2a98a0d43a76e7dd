using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Matching.Features;
using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Model;

/// <summary>Says in words what told.</summary>
internal static class PairReasons
{
    private const int Most = 6;

    // What adds less told nothing.
    private const double Least = 0.2;

    /// <summary>The reasons of a pair, the weightiest first.</summary>
    public static ImmutableArray<string> Of(SideKind kind, ReadOnlySpan<float> values, Scorecard card)
    {
        var told = new List<(double Weight, string Text)>();
        for (var at = 0; at < values.Length; at++)
            if (!float.IsNaN(values[at]) && (kind == SideKind.Venue ? Venue(at, values[at]) : Event(at, values[at])) is { } text)
                Add(Math.Abs(Weight(kind, at, values, card)), text, IsAsked(kind, at));
        var reasons = told.OrderByDescending(reason => reason.Weight).Take(Most).Select(reason => reason.Text).ToImmutableArray();
        return reasons.IsEmpty ? ["too little is known of both"] : reasons;

        void Add(double weight, string text, bool isAsked)
        {
            // What everybody asks first is told even when it does not matter here.
            if (isAsked || weight >= Least)
                told.Add((isAsked ? weight + Least : weight, text));
        }
    }

    private static bool IsAsked(SideKind kind, int at) => kind == SideKind.Venue
        ? at is VenueFeatures.Name or VenueFeatures.Distance or VenueFeatures.Phone or VenueFeatures.Address
        : at is EventFeatures.Title or EventFeatures.Place or EventFeatures.Days or EventFeatures.Minutes or EventFeatures.Link;

    // The curves of one name speak with one voice.
    private static double Weight(SideKind kind, int at, ReadOnlySpan<float> values, Scorecard card) => (kind, at) switch
    {
        (SideKind.Venue, VenueFeatures.Name) => card.Sum(values, VenueFeatures.Name, VenueFeatures.Type)
            + card.Sum(values, VenueFeatures.NameHere, VenueFeatures.Matched + 1),
        (SideKind.Event, EventFeatures.Title) => card.Sum(values, EventFeatures.Title, EventFeatures.Type)
            + card.Sum(values, EventFeatures.TitleHere, EventFeatures.Matched + 1),
        _ => card.Curves[at].At(values[at]),
    };

    private static string? Venue(int at, float value) => at switch
    {
        VenueFeatures.Distance => Metres(Math.Pow(10, value) - 1),
        VenueFeatures.Phone => value switch { 1 => "same phone", > 0.5f => "same phone but for the area's code", > 0 => "phones that differ in one digit", _ => "other phone" },
        VenueFeatures.Link => value switch { 3 => "same id in the link", 2 => "same page", 1 => "same site", _ => "other site" },
        VenueFeatures.Postal => value switch { 1 => "same postal code", > 0.5f => "postal codes agree as far as both are given", > 0 => "neighbouring postal codes", _ => "other postal code" },
        VenueFeatures.City => Cities(value),
        VenueFeatures.Region => value > 0.5 ? "same region" : "other region",
        VenueFeatures.Country => value > 0.5 ? "same country" : "other country",
        VenueFeatures.Address => value switch
        {
            >= 5 => "same address",
            >= 4 => "same street, houses next to each other",
            > 3 => "same house number",
            3 => "same street",
            > 2 => "same street, house numbers that differ in a slip of the hand",
            2 => "same street, other house number",
            1 => "other street, same house number",
            _ => "other street",
        },
        VenueFeatures.Name => $"names {Two(value)}",
        VenueFeatures.Type => Types(value),
        VenueFeatures.Number => Numbers(value),
        VenueFeatures.Category => value > 0 ? "categories agree" : "categories differ",
        _ => null,
    };

    private static string? Event(int at, float value) => at switch
    {
        EventFeatures.Link => value switch { 3 => "same id in the link", 2 => "same page", _ => "other page of the same site" },
        EventFeatures.Days => value == 0 ? "same day" : $"starts {Math.Round(Math.Pow(2, value) - 1).ToString(CultureInfo.InvariantCulture)} days apart",
        EventFeatures.Minutes => value < 1 ? "same start" : $"start {value.ToString("0", CultureInfo.InvariantCulture)} min apart",
        EventFeatures.Distance => Metres(Math.Pow(10, value) - 1),
        EventFeatures.City => Cities(value),
        EventFeatures.Run => value switch { < 0.5f => "one is a run of days, the other a part of a day", 1 => "same run of days", _ => "runs with other ends" },
        EventFeatures.Place => value >= 0
            ? $"same venue ({Two(MatchModel.Probability(value))})"
            : $"other venue ({Two(1 - MatchModel.Probability(value))})",
        EventFeatures.Title => $"titles {Two(value)}",
        EventFeatures.Type => Types(value),
        EventFeatures.Number => Numbers(value),
        EventFeatures.Parts => value switch { >= 1 => "one title is a part of the other", > 0 => "a part of both titles is the same", _ => null },
        EventFeatures.Audience => value switch { 0 => "for others", < 0.5f => "one says for whom it is", >= 1 => "for the same people", _ => null },
        EventFeatures.Performers => value switch { >= 1 => "same performers", > 0 => "some performers in common", _ => "other performers" },
        EventFeatures.Named => value > 0 ? "one title names the other's performers" : null,
        EventFeatures.Category => value > 0 ? "categories agree" : "categories differ",
        EventFeatures.Game => value switch { >= Contest.Perhaps => "the same two meet", _ => "another opponent" },
        EventFeatures.Pass => value == EventTimes.OneOfTheDays ? "a pass for all days" : null,
        EventFeatures.Overlap => value <= 0 ? "one is over before the other begins" : null,
        EventFeatures.Length => value >= 0.7f ? "alike in length" : "one lasts much longer",
        _ => null,
    };

    private static string Cities(float value) => value switch { 1 => "same city", 0.5f => "cities near each other", > 0 => "other city's name", _ => "cities far apart" };

    private static string? Types(float value) => value switch
    {
        < 1 => "names say different kinds of thing",
        < 1.5f => "one name says a part of the other",
        < 2 => "names say a kind of thing with other words",
        >= 3 => "names say the same kind of thing",
        _ => null,
    };

    private static string? Numbers(float value) => value switch { < 1 => "numbers in the names differ", < 2 => "one name has a number", >= 3 => "same numbers in the names", _ => null };

    private static string Metres(double metres) => metres < 1000
        ? $"{metres.ToString("0", CultureInfo.InvariantCulture)} m apart"
        : $"{(metres / 1000).ToString("0.0", CultureInfo.InvariantCulture)} km apart";

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
