namespace SceneScout.Domain.Events;

/// <summary>Names of the rules by which normalising repairs fields, leaves them out or refuses listings. They are kept with events: a name is never given to another rule.</summary>
public static class RepairRule
{
    /// <summary>A value that cannot be read, or is implausible, was left out.</summary>
    public const string LeftOut = "left-out";

    /// <summary>A field without which there is no listing is missing or unusable.</summary>
    public const string Refused = "refused";

    /// <summary>A text or list is longer than its limit.</summary>
    public const string Shortened = "shortened";

    /// <summary>A word of state was moved from the title into status or sales.</summary>
    public const string StateWord = "state-word";

    /// <summary>A title of several words in capitals was written as others are.</summary>
    public const string Shouting = "shouting";

    /// <summary>Tags were taken out of a name.</summary>
    public const string Markup = "markup";

    /// <summary>UTF-8 that had been read as Windows-1252 was read rightly.</summary>
    public const string Mojibake = "mojibake";

    /// <summary>A character that had been cut in two was dropped.</summary>
    public const string CutCharacter = "cut-character";

    /// <summary>A coordinate had the wrong sign for its country or for where it was searched.</summary>
    public const string WrongSign = "wrong-sign";

    /// <summary>Latitude and longitude stood in each other's place.</summary>
    public const string SwappedCoordinates = "swapped-coordinates";

    /// <summary>A point does not lie where it should.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Coordinates are rounded so far that they name a district, not a place. They are kept.</summary>
    public const string CoarseCoordinates = "coarse-coordinates";

    /// <summary>The end lies before the start and was left out.</summary>
    public const string EndBeforeStart = "end-before-start";

    /// <summary>The end is on the morning after the day that it names.</summary>
    public const string EndNextDay = "end-next-day";

    /// <summary>The local time does not exist: clocks skip it.</summary>
    public const string ClockGap = "clock-gap";

    /// <summary>Local time and instant disagree; the local time is kept.</summary>
    public const string LocalAndUtc = "local-and-utc";

    /// <summary>A zone under a name of the past has its present one.</summary>
    public const string ZoneAlias = "zone-alias";

    /// <summary>A price range whose highest lies below its lowest.</summary>
    public const string PriceRange = "price-range";

    /// <summary>Zero for an event that is not free is no price.</summary>
    public const string PriceUnknown = "price-unknown";

    /// <summary>An event cannot be free and have a price above zero; the price is kept.</summary>
    public const string FreeWithPrice = "free-with-price";

    /// <summary>An address in one line was split into its parts.</summary>
    public const string AddressSplit = "address-split";

    /// <summary>A postal code was written as its country does.</summary>
    public const string PostalCode = "postal-code";

    /// <summary>A region's name became its code.</summary>
    public const string RegionCode = "region-code";

    /// <summary>A venue of an online event was left out.</summary>
    public const string OnlineVenue = "online-venue";
}
