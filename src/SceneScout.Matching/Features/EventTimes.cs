using SceneScout.Matching.Records;

namespace SceneScout.Matching.Features;

/// <summary>What is measured of when two events begin and end.</summary>
internal static class EventTimes
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

    // A festival may be given by its opening.
    private const float FirstDay = 0.1f;

    // From here on it is evening.
    private const int EveningMinute = 17 * 60;

    /// <summary>One is a pass for all days, the other is one of them.</summary>
    public const float OneOfTheDays = 0;

    private const int AtMidnightMinutes = 30;
    private const int NearMidnightMinutes = 120;

    private const int MinutesADay = 1440;

    // Clocks are so far from UTC, by whole half hours.
    private const int MostBehind = -11 * 60;
    private const int MostAhead = 13 * 60;
    private const int HalfAnHour = 30;

    /// <summary>Measures them.</summary>
    public static void Fill(PreparedSide a, PreparedSide b, Span<float> values)
    {
        values[EventFeatures.Days] = values[EventFeatures.Minutes] = values[EventFeatures.Run] = values[EventFeatures.Length] = values[EventFeatures.Evening] = values[EventFeatures.Overlap] = values[EventFeatures.Pass] = float.NaN;
        if (a.Start is not { } left || b.Start is not { } right)
            return;
        if (left.IsLocal != right.IsLocal || a.IsZoneGuessed != b.IsZoneGuessed)
            (left, right) = Aligned(a, left, b, right);
        FillTimes(left, right, values);
        if (left.IsLocal && right.IsLocal && left.Minute >= EveningMinute && right.Minute >= EveningMinute)
            values[EventFeatures.Evening] = values[EventFeatures.Minutes];
        var (lengthA, lengthB) = (LengthOf(a), LengthOf(b));
        var (runA, runB) = (lengthA > RunMinutes, lengthB > RunMinutes);
        // Two days that one gives as days alone, and the other from the first one's morning to the second one's evening.
        if (runA != runB && values[EventFeatures.Days] == 0 && lengthA > MinutesADay && lengthB > MinutesADay && a.End!.Value.Day == b.End!.Value.Day)
            runA = runB = true;
        if (!runA && !runB)
        {
            if (a.IsWholePass != b.IsWholePass)
                values[EventFeatures.Pass] = PassOf(a.IsWholePass ? b : a);
            if (values[EventFeatures.Days] == 0)
                values[EventFeatures.Overlap] = OverlapOf(left.Minutes, lengthA, right.Minutes, lengthB);
        }

        if (runA != runB && (runA ? b : a) is { IsWholePass: true, End: null })
            return;
        if (runA != runB)
            values[EventFeatures.Run] = (a.End is null || b.End is null ? 0.25f : 0) + (values[EventFeatures.Days] == 0 ? FirstDay : 0);
        else if (runA)
            values[EventFeatures.Run] = a.End!.Value.Day == b.End!.Value.Day ? 1 : 0.5f;
        else if (lengthA > 0 && lengthB > 0)
            values[EventFeatures.Length] = Math.Min((float)lengthA / lengthB, (float)lengthB / lengthA);
    }

    // Beside a pass: an evening and a named day are one of its days; what begins by day may be the festival, what gives the date alone mostly is.
    private static float PassOf(PreparedSide other) =>
        other.Title is { NamesDay: true } || other.Start is { Minute: >= EveningMinute } ? OneOfTheDays : other.Start is { Minute: >= 0 } ? 0.5f : 1;

    // In UTC, of a place whose zone nobody knows: it is the other's, if they are one. A zone that the city's name alone tells gives way to one that is known. Of towns of one name, it is in the one that explains the other's hour best.
    private static (LocalStart Left, LocalStart Right) Aligned(PreparedSide a, LocalStart left, PreparedSide b, LocalStart right)
    {
        if (a.IsZoneGuessed != b.IsZoneGuessed && a.Place.IsZoneGuessed != b.Place.IsZoneGuessed && a.City == b.City)
            (left, right) = a.IsZoneGuessed ? (left.Moved(b.Place.Zone), right) : (left, right.Moved(a.Place.Zone));
        (left, right) = (left.In(b.Place.Zone), right.In(a.Place.Zone));
        if (left.IsLocal == right.IsLocal)
            return (left, right);
        return left.IsLocal ? (left, Nearest(right, left, b, a)) : (Nearest(left, right, a, b), right);
    }

    private static LocalStart Nearest(LocalStart utc, LocalStart local, PreparedSide side, PreparedSide other)
    {
        var (best, least) = (utc, long.MaxValue);
        foreach (var zone in side.City == other.City ? side.Place.Zones : side.Place.Zones.Concat(other.Place.Zones))
            if (utc.Moved(zone) is var moved && Apart(moved, local) is var apart && apart < least)
                (best, least) = (moved, apart);
        return best;
    }

    private static long Apart(LocalStart a, LocalStart b) =>
        a.Minute < 0 || b.Minute < 0 ? Math.Abs(a.Day - b.Day) * (long)MinutesADay : Math.Abs(a.Minutes - b.Minutes);

    // One in UTC and one by a clock that nobody knows: they may be one instant where a clock may be so far from UTC.
    private static bool MayBeOneInstant(LocalStart a, LocalStart b)
    {
        var (local, utc) = a.IsLocal ? (a, b) : (b, a);
        return local.Minute >= 0 && utc.Minute >= 0 && local.Minutes - utc.Minutes is >= MostBehind and <= MostAhead and var ahead && ahead % HalfAnHour == 0;
    }

    // The part of the shorter that both share. Where one says no end, it may begin when the other is over.
    private static float OverlapOf(long startA, long lengthA, long startB, long lengthB)
    {
        if (lengthA > 0 && lengthB > 0)
            return (float)Math.Max(0, Math.Min(startA + lengthA, startB + lengthB) - Math.Max(startA, startB)) / Math.Min(lengthA, lengthB);
        return (lengthA > 0 && startB >= startA + lengthA) || (lengthB > 0 && startA >= startB + lengthB) ? 0 : float.NaN;
    }

    private static void FillTimes(LocalStart a, LocalStart b, Span<float> values)
    {
        if (a.IsLocal != b.IsLocal)
        {
            // One is in UTC, of a place whose zone is unknown: the other's offset helps, or nothing does.
            if (a.UtcMinutes is { } utcA && b.UtcMinutes is { } utcB)
                FillMinutes(Math.Abs(utcA - utcB), 0, values);
            else if (MayBeOneInstant(a, b))
                values[EventFeatures.Days] = 0;
            else if (Math.Abs(a.Day - b.Day) > 1)
                values[EventFeatures.Days] = (float)Math.Log2(Math.Abs(a.Day - b.Day));
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
            values[EventFeatures.Days] = night;
        else if (a.Minute < 0 || b.Minute < 0)
            values[EventFeatures.Days] = (float)Math.Log2(1 + days);
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
        values[EventFeatures.Days] = (float)Math.Log2(1 + days);
        if (days == 0)
            values[EventFeatures.Minutes] = Math.Min(minutes, MostMinutes);
    }

    // To the end of the last day, where days alone are told; a night ends on the next.
    private static long LengthOf(PreparedSide side)
    {
        if (side.End is not { } end || side.Start is not { } start)
            return 0;
        return end.Minutes - start.Minutes + (end.Minute < 0 && !end.IsMidnight && end.Day > start.Day && start.Minute < EveningMinute ? MinutesADay - 1 : 0);
    }
}
