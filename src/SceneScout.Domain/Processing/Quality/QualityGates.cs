using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Processing.Quality;

/// <summary>The five gates of the first application, with its thresholds: what fails one is looked at by a person before it is published. Points are hundredths, so that sums are exact. Pure.</summary>
public static class QualityGates
{
    private const int Whole = 100;
    private static readonly TimeSpan LongRun = TimeSpan.FromDays(7);

    // Whole words, so that a test match is no test.
    private static readonly string[] Placeholders = ["test", "testing", "lorem", "ipsum", "placeholder", "asdf", "foo", "xxx", "dummy"];

    /// <summary>All gates by name, with their severity and threshold in hundredths.</summary>
    public static readonly ImmutableArray<(string Name, GateSeverity Severity, int Threshold)> All =
    [
        ("core_completeness", GateSeverity.Critical, 80),
        ("format_accuracy", GateSeverity.High, 85),
        ("business_consistency", GateSeverity.High, 80),
        ("geographic_data", GateSeverity.Medium, 70),
        ("content_quality", GateSeverity.Medium, 60),
    ];

    /// <summary>The gates that an event fails, the worst first.</summary>
    /// <param name="facts">The event.</param>
    /// <param name="now">The instant.</param>
    public static ImmutableArray<GateFailure> Failed(in QualityFacts facts, DateTimeOffset now)
    {
        ImmutableArray<GateFailure>.Builder? failures = null;
        for (var at = 0; at < All.Length; at++)
        {
            var score = Math.Max(0, Score(at, facts, now, null));
            if (score >= All[at].Threshold)
                continue;
            var rules = ImmutableArray.CreateBuilder<string>();
            Score(at, facts, now, rules);
            (failures ??= ImmutableArray.CreateBuilder<GateFailure>()).Add(new GateFailure(All[at].Name, All[at].Severity, score / 100.0, All[at].Threshold / 100.0, rules.ToImmutable()));
        }

        return failures?.ToImmutable() ?? [];
    }

    private static int Score(int gate, in QualityFacts facts, DateTimeOffset now, ImmutableArray<string>.Builder? rules) => gate switch
    {
        0 => Core(facts, rules),
        1 => Format(facts, rules),
        2 => Business(facts, now, rules),
        3 => Geographic(facts, rules),
        _ => Text(facts, rules),
    };

    private static int Core(in QualityFacts facts, ImmutableArray<string>.Builder? rules)
    {
        var e = facts.Content;
        var placed = facts.IsOnlineOnly;
        return Whole
            - Lost(string.IsNullOrWhiteSpace(e.Title), 50, "no title", rules)
            - Lost(e.Time.Start.IsUnknown && !e.Time.ToBeAnnounced, 50, "no start", rules)
            - Lost(!placed && facts.Location is null && facts.City is null && string.IsNullOrWhiteSpace(e.Venue?.Name) && string.IsNullOrWhiteSpace(e.Venue?.Address), 50, "no place", rules)
            - Lost(string.IsNullOrWhiteSpace(e.Description), 10, "no description", rules)
            - Lost(!placed && string.IsNullOrWhiteSpace(e.Venue?.Name), 10, "no venue name", rules)
            - Lost(!placed && facts.City is null, 10, "no city", rules)
            - Lost(e.Images.IsEmpty, 10, "no image", rules)
            - Lost(e.Price is null && e.IsFree is null, 10, "no price", rules);
    }

    // What cannot be read is left out of the event, and told by its warnings in the source's own words.
    private static int Format(in QualityFacts facts, ImmutableArray<string>.Builder? rules) => Whole
        - Lost(facts.Content.Time.Start is { LocalDate.Year: < 1990 or > 2100 }, 30, "start before 1990 or after 2100", rules)
        - Lost(facts.Precision is null or "city" && WasLeftOut(facts.Content, "lat", "lon", "lng", "coord"), 20, "coordinates cannot be read", rules)
        - Lost(WasLeftOut(facts.Content, "price", "cost", "fee", "amount"), 10, "price cannot be read", rules)
        - Lost(WasLeftOut(facts.Content, "url", "link", "website", "href"), 5, "link cannot be read", rules);

    private static int Business(in QualityFacts facts, DateTimeOffset now, ImmutableArray<string>.Builder? rules)
    {
        var e = facts.Content;
        return Whole
            - Lost(e is { IsFree: true, Price.Min: > 0 }, 30, "free with a price", rules)
            - Lost(e.Price is { Min: { } min, Max: { } max } && max < min, 20, "highest price below the lowest", rules)
            - Lost(QualityRules.EndsBeforeStart(facts) || facts.Length == TimeSpan.Zero, 30, "end not after start", rules)
            - Lost(facts.Length > LongRun, 10, "longer than 7 days", rules)
            - Lost(facts.Category.Name == CategoryName.Other, 20, "category unknown", rules)
            - Lost(facts.Over < now, 10, "over", rules);
    }

    private static int Geographic(in QualityFacts facts, ImmutableArray<string>.Builder? rules) => facts.IsOnlineOnly ? Whole : Whole
        - Lost(facts.Location is null, 20, "no coordinates", rules)
        - Lost(facts.Location is null && facts.City is null, 20, "neither coordinates nor city", rules)
        - Lost(facts.Location is { Latitude: 0, Longitude: 0 }, 30, "coordinates 0, 0", rules)
        - Lost(facts.Content.Warnings.Any(warning => warning.Rule == RepairRule.Elsewhere), 20, "coordinates elsewhere than said", rules);

    private static int Text(in QualityFacts facts, ImmutableArray<string>.Builder? rules)
    {
        var e = facts.Content;
        return Whole
            - Lost(e.Title.Length < 5, 20, "title shorter than 5 letters", rules)
            - Lost(e.Title.Length > 200, 10, "title longer than 200 letters", rules)
            - Lost(IsShouted(e.Title), 10, "title in capitals", rules)
            - Lost(Repeats(e.Title), 10, "repeated letters", rules)
            - Lost((e.Description?.Length ?? 0) < 20, 10, "description shorter than 20 letters", rules)
            - Lost(HasPlaceholder(e.Title), 20, "placeholder words", rules)
            - Lost(!facts.IsOnlineOnly && string.IsNullOrWhiteSpace(e.Venue?.Name), 20, "venue without a name", rules);
    }

    private static int Lost(bool holds, int points, string rule, ImmutableArray<string>.Builder? rules)
    {
        if (!holds)
            return 0;
        rules?.Add(rule);
        return points;
    }

    private static bool WasLeftOut(Listing e, params ReadOnlySpan<string> fields)
    {
        foreach (var warning in e.Warnings)
            if (warning.Rule is null or RepairRule.LeftOut)
                foreach (var field in fields)
                    if (warning.Field.Contains(field, StringComparison.OrdinalIgnoreCase))
                        return true;
        return false;
    }

    private static bool IsShouted(string title)
    {
        var (letters, words) = (0, 1);
        foreach (var c in title)
        {
            if (char.IsLower(c))
                return false;
            letters += char.IsUpper(c) ? 1 : 0;
            words += c == ' ' ? 1 : 0;
        }

        return letters > 10 && words > 2;
    }

    private static bool Repeats(string title)
    {
        var run = 1;
        for (var at = 1; at < title.Length; at++)
        {
            run = title[at] == title[at - 1] && char.IsLetter(title[at]) ? run + 1 : 1;
            if (run >= 5)
                return true;
        }

        return false;
    }

    private static bool HasPlaceholder(string title)
    {
        foreach (var word in Placeholders)
            for (var at = title.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = title.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
                if ((at == 0 || !char.IsLetterOrDigit(title[at - 1])) && (at + word.Length == title.Length || !char.IsLetterOrDigit(title[at + word.Length])))
                    return true;
        return false;
    }
}
