using System.Globalization;

namespace SceneScout.Simulator.Worlds;

/// <summary>Ids in each source's own alphabet and length. Injective in the number, so that no two collide.</summary>
internal static class Identifiers
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Base30 = "abcdefghjkmnpqrstvwxyz23456789";
    private static readonly string[] Partners = ["vvG1", "G5v0", "1AdG", "rZ7H", "Z7r9", "LvZ18", "vv17", "G5ei"];

    /// <summary>A case-sensitive Ticketmaster id of 13 to 17 characters behind a partner's prefix.</summary>
    public static string Ticketmaster(string prefix, long number) => prefix + Encode(Scatter(number, 10_000_000_000_000L), 9);

    /// <summary>A Ticketmaster partner's prefix.</summary>
    public static string Partner(ref SplitRandom random) => random.Pick(Partners);

    /// <summary>Twelve digits.</summary>
    public static string Eventbrite(long number) => (100_000_000_000L + Scatter(number, 800_000_000_000L)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Eleven digits.</summary>
    public static string EventbriteOrganizer(long number) => (10_000_000_000L + Scatter(number, 80_000_000_000L)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Nine digits.</summary>
    public static string Meetup(long number) => (300_000_000L + Scatter(number, 600_000_000L)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Meetup's token of a recurring event: 13 lower-case characters.</summary>
    public static string MeetupToken(long number)
    {
        var value = Scatter(number, 600_000_000_000L);
        var chars = new char[8];
        for (var i = chars.Length - 1; i >= 0; i--, value /= 30)
        {
            chars[i] = Base30[(int)(value % 30)];
        }

        return "qwmxq" + new string(chars);
    }

    /// <summary>A Google place id: 27 characters.</summary>
    public static string Google(long number, ref SplitRandom random) =>
        "ChIJ" + Encode(Scatter(number, 10_000_000_000_000L), 9) + random.NextString(Base62, 14);

    /// <summary>An opaque string of letters and digits.</summary>
    public static string Opaque(ref SplitRandom random, int length) => random.NextString(Base62, length);

    // The multiplier is coprime with every modulus used (neither even nor divisible by 3 or 5), so the map is one to one.
    private static long Scatter(long number, long modulus) => (long)((UInt128)(ulong)number * 6_364_136_223_846_793_001UL % (ulong)modulus);

    private static string Encode(long value, int length)
    {
        var chars = new char[length];
        for (var i = length - 1; i >= 0; i--, value /= 62)
        {
            chars[i] = Base62[(int)(value % 62)];
        }

        return new string(chars);
    }
}
