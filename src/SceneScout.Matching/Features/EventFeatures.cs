using SceneScout.Matching.Records;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Features;

/// <summary>What is measured of two events. A value is NaN when one side does not say.</summary>
internal static class EventFeatures
{
    // What lasts longer is a run or a festival, and its single days are others.
    private const int RunMinutes = 36 * 60;

    private const int MostMinutes = 720;

    // A night that begins at half past eleven and one that begins at a quarter past twelve are one night.
    private const int LateMinutes = 180;

    // What begins before it belongs to the night of the day before, if that day is all that the other says.
    private const int NightEndsMinute = 5 * 60;

    // That midnight may be the hour of the night of the day before, or the next day's date: half a day, so to say.
    private const float HalfADay = 0.5f;

    // Who presents is left out of a title; where the other calls it by that alone, it is nearly the same.
    private const float PresentedTitle = 0.8f;

    private const float AllNamed = 0.95f;

    // Log-odds from which the house is the same.
    private const float SurelyHere = 3;
    private const int AtThatHour = 60;

    // Titles that have so much in common stand for hardly two things.
    private const float Telling = 2;

    // A festival may be given by its opening.
    private const float FirstDay = 0.1f;

    // From here on it is evening.
    private const int EveningMinute = 17 * 60;

    private const int AtMidnightMinutes = 30;
    private const int NearMidnightMinutes = 120;

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
        values[Days] = values[Minutes] = values[Run] = values[Length] = values[Evening] = float.NaN;
        if (a.Start is not { } left || b.Start is not { } right)
            return;

        // In UTC, of a place whose zone nobody knows: it is the other's, if they are one.
        if (left.IsLocal != right.IsLocal)
            (left, right) = (left.In(b.Place.Zone), right.In(a.Place.Zone));
        FillTimes(left, right, values);
        if (left.IsLocal && right.IsLocal && left.Minute >= EveningMinute && right.Minute >= EveningMinute)
            values[Evening] = values[Minutes];
        var (lengthA, lengthB) = (LengthOf(a), LengthOf(b));
        var (runA, runB) = (lengthA > RunMinutes, lengthB > RunMinutes);
        if (runA != runB && (runA ? b : a) is { IsWholePass: true, End: null })
            return;
        if (runA != runB)
            values[Run] = (a.End is null || b.End is null ? 0.25f : 0) + (values[Days] == 0 ? FirstDay : 0);
        else if (runA)
            values[Run] = a.End!.Value.Day == b.End!.Value.Day ? 1 : 0.5f;
        else if (lengthA > 0 && lengthB > 0)
            values[Length] = Math.Min((float)lengthA / lengthB, (float)lengthB / lengthA);
    }

    /// <summary>Measures the titles.</summary>
    public static void FillTitles(PreparedSide a, PreparedSide b, Span<float> values)
    {
        values[Title..(Number + 1)].Fill(float.NaN);
        values[TitleHere] = values[Matched] = values[Parts] = values[Audience] = values[TitleNamed] = float.NaN;
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
            // Both teams are named, the one by its town or not; a round that only one names is the one that is meant.
            if (values[Parts] == TitleParts.OtherTeam && (title.Contained >= AllNamed || (a.Parts is { } gameA && b.Parts is { } gameB && TitleParts.IsSameGame(gameA, gameB))))
            {
                values[Parts] = TitleParts.SomeParts;
                if (title.Type == NameComparison.PartOf && titleA.IsBeside == titleB.IsBeside)
                    values[Type] = float.NaN;
            }

            if (a.Parts is { } ofA && b.Parts is { } ofB && title.Similarity < PresentedTitle && TitleParts.IsPresenter(ofA, ofB))
            {
                values[Title] = values[Contained] = PresentedTitle;
                values[Matched] = Math.Max(title.Matched, 1);
                values[Left] = Math.Min(values[Left], 1 - PresentedTitle);
            }
        }
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

    private static void FillTimes(LocalStart a, LocalStart b, Span<float> values)
    {
        if (a.IsLocal != b.IsLocal)
        {
            // One is in UTC, of a place whose zone is unknown: the other's offset helps, or nothing does.
            if (a.UtcMinutes is { } utcA && b.UtcMinutes is { } utcB)
                FillMinutes(Math.Abs(utcA - utcB), 0, values);
            else if (Math.Abs(a.Day - b.Day) > 1)
                values[Days] = (float)Math.Log2(Math.Abs(a.Day - b.Day));
            return;
        }

        var days = Math.Abs(a.Day - b.Day);

        // One instant is one day, wherever the zones were thought to be.
        if (days > 0 && a.UtcMinutes is { } left && b.UtcMinutes is { } right && Math.Abs(left - right) <= LateMinutes)
            FillMinutes(Math.Abs(left - right), 0, values);
        else if (days == 1 && ToMidnight(a, b) is var early and <= NearMidnightMinutes)
        {
            if (early <= AtMidnightMinutes)
                FillMinutes(early, 0, values);
        }
        else if (days == 1 && IsNightOf(a, b) is { } night)
            values[Days] = night;
        else if (a.Minute < 0 || b.Minute < 0)
            values[Days] = (float)Math.Log2(1 + days);
        else
            FillMinutes(Math.Abs(a.Minutes - b.Minutes), days, values);
    }

    // "23:30" and "00:00 of the next day" are one night, if that midnight is an hour; if it is what a feed writes for a date alone, they are not. Minutes before it the first is likelier; hours before it nobody knows.
    private static int ToMidnight(LocalStart a, LocalStart b)
    {
        var (first, second) = a.Day < b.Day ? (a, b) : (b, a);
        return second.IsMidnight && first.Minute >= 0 ? 1440 - first.Minute : int.MaxValue;
    }

    // A date alone, and an hour after midnight of the next day: one night. Null where they are not.
    private static float? IsNightOf(LocalStart a, LocalStart b)
    {
        var (first, second) = a.Day < b.Day ? (a, b) : (b, a);
        if (first.Minute >= 0 || first.IsMidnight)
            return null;
        return second.IsMidnight ? HalfADay : second.Minute is >= 0 and < NightEndsMinute ? 0 : null;
    }

    private static void FillMinutes(long minutes, int days, Span<float> values)
    {
        days = minutes <= LateMinutes ? 0 : Math.Max(days, (int)(minutes / 1440));
        values[Days] = (float)Math.Log2(1 + days);
        if (days == 0)
            values[Minutes] = Math.Min(minutes, MostMinutes);
    }

    private static long LengthOf(PreparedSide side) => side.End is { } end && side.Start is { } start ? end.Minutes - start.Minutes : 0;

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
