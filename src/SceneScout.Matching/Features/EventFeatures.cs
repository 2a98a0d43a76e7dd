using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Features;

/// <summary>What is measured of two events. A value is NaN when one side does not say.</summary>
internal static class EventFeatures
{
    // Who presents is left out of a title; where the other calls it by that alone, it is nearly the same.
    private const float PresentedTitle = 0.8f;

    private const float AllNamed = 0.95f;

    // Log-odds from which the house is the same.
    private const float SurelyHere = 3;
    private const int AtThatHour = 60;
    private const int CountedMinutes = 30;

    // Titles that have so much in common stand for hardly two things.
    private const float Telling = 2;

    public const int Link = 0;
    public const int Days = 1;
    public const int Minutes = 2;
    public const int Run = 3;
    public const int Length = 4;
    public const int Distance = 5;
    public const int City = 6;
    public const int Place = 7;
    public const int Title = 8;
    public const int Contained = 9;
    public const int Left = 10;
    public const int LeftMost = 11;
    public const int Type = 12;
    public const int Number = 13;
    public const int Performers = 14;
    public const int Named = 15;
    public const int Category = 16;
    public const int TitleHere = 17;
    public const int Matched = 18;
    public const int VenueName = 19;
    public const int VenueContained = 20;
    public const int VenueAddress = 21;
    public const int Parts = 22;
    public const int Audience = 23;
    public const int VenueTold = 24;
    public const int TitleAway = 25;
    public const int Billed = 26;
    public const int Evening = 27;
    public const int TitleNamed = 28;
    public const int Game = 29;
    public const int Overlap = 30;
    public const int VenueLeft = 31;
    public const int Pass = 32;

    /// <summary>All features in their order.</summary>
    public static FeatureSpec[] Specs { get; } =
    [
        new("link", 1, 2, 3),
        new("days", 0, 1, 1.6, 3, 5, 9) { Trend = -1 },
        new("minutes", 0, 15, 30, 45, 60, 90, 120, 180, 300, 720) { Trend = -1 },
        new("run", 0, 0.1, 0.25, 0.35, 0.5, 1),
        new("length", 0, 0.3, 0.7, 1),
        new("distance", 0, 2, 3, 3.5, 4, 4.7, 5.3),
        new("city", 0, 0.25, 0.5, 1),
        new("place", -10, -6, -3, -1, 0, 1, 3, 6, 10) { Trend = 1 },
        new("title", 0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1) { Trend = 1 },
        new("titleContained", 0, 0.5, 0.75, 0.9, 1) { Trend = 1 },
        new("titleLeft", 0, 0.2, 0.5, 1, 2, 4) { Trend = -1 },
        new("titleLeftMost", 0, 0.2, 0.5, 1, 2, 4, 8) { Trend = -1 },
        new("titleType", 0, 0.5, 1, 1.5, 2, 2.5, 3),
        new("titleNumber", 0, 1, 2, 3),
        new("performers", 0, 0.5, 1) { Trend = 1 },
        new("performerNamed", 0, 0.4, 0.5, 1) { Trend = 1 },
        new("category", 0, 0.5, 1) { Trend = 1 },
        new("titleHere", 0, 0.2, 0.4, 0.6, 0.8, 1) { Trend = 1 },
        new("titleMatched", 0, 0.4, 0.7, 1, 1.5, 2, 3) { Trend = 1 },

        // Beside what they say of the place: feeds put a house a kilometre off, or name its hall.
        new("venueName", 0, 0.3, 0.5, 0.7, 0.85, 1) { Trend = 1 },
        new("venueContained", 0, 0.5, 0.8, 1) { Trend = 1 },
        new("venueAddress", 0, 1, 2, 3, 4, 5),
        new("titleParts", 0, 0.25, 0.5, 0.7, 0.8, 0.9, 1),
        new("titleAudience", 0, 0.3, 0.45, 0.6, 1) { Trend = 1 },

        // A house that goes by another name is called so in the other's title or address; and a title that hardly another has needs no house.
        new("venueTold", 0, 0.5, 1) { Trend = 1 },
        new("titleAway", 0, 0.3, 0.5, 0.7, 0.85, 1) { Trend = 1 },
        new("titleBilled", 0, 0.4, 0.7, 0.9, 1) { Trend = 1 },

        // Doors open before a concert, and feeds tell the one or the other; by day another hour is another slot.
        new("eveningMinutes", 0, 15, 30, 60, 90, 120, 180, 300) { Trend = -1 },
        new("titleNamed", 0, 0.5, 1) { Trend = 1 },

        // Who meets tells a game, whatever else a feed writes beside it.
        new("game", Contest.Other, Contest.Perhaps, Contest.Same) { Trend = 1 },

        // What ends before the other begins is another slot.
        new("overlap", 0, 0.3, 0.7, 1) { Trend = 1 },

        // First Baptist Church, Green Acres Baptist Church: what each is called beside what both are.
        new("venueLeft", 0, 0.3, 0.6, 1, 2) { Trend = -1 },

        // A pass for all days beside one evening; beside the day alone it may be the festival.
        new("pass", EventTimes.OneOfTheDays, 0.5, 1) { Trend = 1 },
    ];

    /// <summary>Measures what costs next to nothing.</summary>
    /// <param name="a">One side.</param>
    /// <param name="b">The other.</param>
    /// <param name="venue">What was measured of their venues at first.</param>
    /// <param name="values">Where the values go.</param>
    public static void FillCheap(PreparedSide a, PreparedSide b, ReadOnlySpan<float> venue, Span<float> values)
    {
        // Two sources are two sites: that says nothing.
        values[Link] = a.Link is { } one && b.Link is { } other && VenueFeatures.LinkOf(one, other) is var link and > 0 ? link : float.NaN;
        values[Distance] = venue[VenueFeatures.Distance];
        values[City] = venue[VenueFeatures.City];
        EventTimes.Fill(a, b, values);
    }

    /// <summary>Measures the titles.</summary>
    public static void FillTitles(PreparedSide a, PreparedSide b, Span<float> values)
    {
        values[Title..(Number + 1)].Fill(float.NaN);
        values[TitleHere] = values[Matched] = values[Parts] = values[Audience] = values[TitleNamed] = values[Game] = float.NaN;
        if (a.Parts is { } partsA && b.Parts is { } partsB)
        {
            values[Parts] = TitleParts.Compare(partsA, partsB);
            values[Audience] = TitleParts.Audience(partsA, partsB);
        }

        if (a.Title is { } titleA && b.Title is { } titleB)
        {
            if (titleA.IsForeign != titleB.IsForeign && !(values[Parts] > 0))
                values[Parts] = float.NaN;
            if (NameComparison.Scripts(titleA, titleB, new PlaceWordSet(a.PlaceWords, b.PlaceWords, a.VenueWords, b.VenueWords) { IsOfEvents = true }) is not { } title)
                return;
            values[Title] = title.Similarity;
            values[Contained] = title.Contained;
            values[Left] = title.Left;
            values[LeftMost] = title.LeftMost;
            values[Matched] = title.Matched;
            values[TitleNamed] = title.Named;
            values[Type] = title.Type < 0 ? float.NaN : title.Type;
            values[Number] = title.Number < 0 ? float.NaN : title.Number;
            if (values[Audience] == TitleParts.OneSays && title.Contained < AllNamed)
                values[Audience] = TitleParts.OneSaysInOtherWords;
            FillGame(a, b, title, values);
            if (title.IsCounted && IsOnlyCalledADay(titleA, titleB, values))
                values[Type] = float.NaN;

            if (a.Parts is { } ofA && b.Parts is { } ofB && title.Similarity < PresentedTitle && TitleParts.IsPresenter(ofA, ofB))
            {
                values[Title] = values[Contained] = PresentedTitle;
                values[Matched] = Math.Max(title.Matched, 1);
                values[Left] = Math.Min(values[Left], 1 - PresentedTitle);
            }
        }
    }

    // The second day of a festival, and what the other says to be on that weekday at that hour.
    private static bool IsOnlyCalledADay(PreparedName a, PreparedName b, ReadOnlySpan<float> values)
    {
        var other = a.Counted > 0 ? b : a;
        return other.Counted == 0 && values[Days] == 0 && !(values[Minutes] > CountedMinutes) && float.IsNaN(values[Run]) && float.IsNaN(values[Pass]) && other.NamesDay;
    }

    // Who meets is the same: then a round that only one names is the one that is meant, and so is a number at the same hour.
    private static void FillGame(PreparedSide a, PreparedSide b, in NameLikeness title, Span<float> values)
    {
        if (a.Contest is { } gameA && b.Contest is { } gameB && (gameA.IsGame || gameB.IsGame))
            values[Game] = Contest.Compare(gameA, gameB, new PlaceWordSet(a.PlaceWords, b.PlaceWords, WordHashes.None, WordHashes.None));
        var isSame = values[Game] >= Contest.Perhaps;
        if (!isSame && (values[Parts] != TitleParts.OtherTeam || title.Contained < AllNamed))
            return;
        if (values[Parts] == TitleParts.OtherTeam)
            values[Parts] = TitleParts.SomeParts;
        if (title.Type == NameComparison.PartOf && a.Title!.IsBeside == b.Title!.IsBeside)
            values[Type] = float.NaN;
        if (isSame && values[Minutes] <= AtThatHour)
            values[Number] = float.NaN;
        if (isSame)
            values[TitleNamed] = Math.Max(values[TitleNamed], 1);
    }

    /// <summary>Measures what titles, performers and categories say of each other word by word, which costs little.</summary>
    public static void FillWords(PreparedSide a, PreparedSide b, Span<float> values)
    {
        values[Named] = values[Billed] = float.NaN;
        if (a.Performers.Length > 0 || b.Performers.Length > 0)
        {
            values[Named] = Math.Max(BilledNames.NamedIn(a, b), BilledNames.NamedIn(b, a)) is var named and >= 0 ? named : float.NaN;
            values[Billed] = Math.Max(BilledNames.BilledIn(a, b), BilledNames.BilledIn(b, a)) is var billed and >= 0 ? billed : float.NaN;
        }

        values[Category] = a.Category is { } one && b.Category is { } other ? CategoryOf(one, other) : float.NaN;
    }

    /// <summary>Measures the rest, once all others are measured.</summary>
    /// <param name="a">One side.</param>
    /// <param name="b">The other.</param>
    /// <param name="place">Evidence that both are in one venue: log-odds; NaN when nothing of it compares.</param>
    /// <param name="venue">What was measured of their venues.</param>
    /// <param name="values">Where the values go; the others are in it.</param>
    public static void FillRest(PreparedSide a, PreparedSide b, float place, ReadOnlySpan<float> venue, Span<float> values)
    {
        values[VenueName] = venue[VenueFeatures.Name];
        values[VenueContained] = venue[VenueFeatures.Contained];
        values[VenueAddress] = venue[VenueFeatures.Address];
        values[VenueLeft] = venue[VenueFeatures.Left];
        values[Place] = place;
        values[VenueTold] = values[TitleAway] = float.NaN;
        if (place < SurelyHere)
            values[VenueTold] = Math.Max(BilledNames.ToldIn(a, b), BilledNames.ToldIn(b, a)) is var told and >= 0 ? told : float.NaN;
        if (values[Days] == 0 && values[Minutes] <= AtThatHour)
        {
            if (place >= SurelyHere)
                values[TitleHere] = values[Title];
            else if (place < 0)
                values[TitleAway] = values[Title] * Math.Min(1, values[Matched] / Telling);
        }

        values[Performers] = BilledNames.PerformersOf(a, b);
    }

    private static float CategoryOf(PreparedName a, PreparedName b)
    {
        if (a.Hash == b.Hash)
            return 1;
        foreach (var word in a.Words)
            foreach (var other in b.Words)
                if (word.Hash == other.Hash && word.Class != WordClass.Stop)
                    return 0.5f;
        return 0;
    }
}
