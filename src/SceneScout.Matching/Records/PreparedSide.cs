using NodaTime;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Text;
using SceneScout.Matching.Places;
using SceneScout.Matching.Text;

namespace SceneScout.Matching.Records;

/// <summary>A record, normalised once: everything that comparing needs, nothing that it would have to compute again.</summary>
public sealed class PreparedSide
{
    private const int MostPerformers = 12;

    // Of a record that only its like compares with, nothing else is asked.
    private static readonly MatchSide AnyEvent = new() { Kind = SideKind.Event };
    private static readonly MatchSide AnyVenue = new() { Kind = SideKind.Venue };

    private PreparedSide(PreparedSide other)
    {
        (Side, Kind, Place, Start, End) = (other.Side, other.Kind, other.Place, other.Start, other.End);
        (Title, Parts, Contest, Performers, Category) = (other.Title, other.Parts, other.Contest, other.Performers, other.Category);
        (Phones, Link, IsWholePass, IsZoneGuessed) = (other.Phones, other.Link, other.IsWholePass, other.IsZoneGuessed);
    }

    private PreparedSide(MatchSide side, Func<MatchSide, bool, PreparedPlace> place)
    {
        Side = side;
        Kind = side.Kind ?? Guessed(side);
        var isVenue = Kind == SideKind.Venue;
        Place = place(side, isVenue);
        Start = side.Start is { } start ? LocalStart.Of(start.Minute is null && !isVenue && side.Title is not null ? start with { Minute = TitleHour.Of(side.Title) } : start, Zone) : null;
        var written = isVenue || side.Title is null ? null : TitleNotes.Without(AgeWords.Without(MarkupText.Plain(side.Title)));
        if (written is not null && WholePass.Without(written) is { } whole)
            (written, IsWholePass) = (whole, true);
        Title = isVenue ? PreparedName.Of(side.Title ?? side.Venue, kind: NameKind.Place) : PreparedName.Of(written, OwnDay(Start), NameKind.Event);
        Performers = [.. side.Performers.Take(MostPerformers).Select(name => PreparedName.Of(name)).OfType<PreparedName>()];
        Parts = written is null ? null : TitleParts.Of(written, OwnDay(Start), PlaceWords, VenueWords, Performers);
        Contest = written is null ? null : Contest.Of(written, Performers);
        IsZoneGuessed = side.Start is { Offset: { } offset } && offset == TimeSpan.Zero && Place.IsZoneGuessed && !HasZone;
        Phones = PhoneNumbers.Of(side.Phone);
        Link = LinkKey.Of(side.Url);
        Category = CategoryMemory.Of(side.Category);
        End = side.End is { } end ? LocalStart.Of(end, Zone) : null;
    }

    // The day at the place, which in UTC is another for half of the evenings of America.
    private static DateOnly? OwnDay(LocalStart? start) => start is { Day: var day } && day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : null;

    /// <summary>The record as it came.</summary>
    public MatchSide Side { get; private init; }

    /// <summary>What it speaks of.</summary>
    public SideKind Kind { get; }

    /// <summary>Where it is; null when unknown.</summary>
    public GeoPoint? Location => Place.Location;

    internal PreparedPlace Place { get; }

    internal PreparedName? Title { get; }

    /// <summary>The parts of an event's title; null for a venue, and where there is no title.</summary>
    internal TitleParts? Parts { get; }

    /// <summary>Who meets in a game; null for a venue, and where no two are named.</summary>
    internal Contest? Contest { get; }

    /// <summary>True where the start was given in UTC and nothing but the city's name, which others may share, tells the zone.</summary>
    internal bool IsZoneGuessed { get; }

    /// <summary>True for what is sold for all days of a festival: then it lasts as long, whatever the listing says.</summary>
    internal bool IsWholePass { get; }

    internal PreparedName? Venue => Place.Venue;

    internal double X => Place.X;

    internal double Y => Place.Y;

    internal double Z => Place.Z;

    internal bool IsCoarse => Place.IsCoarse;

    internal string City => Place.City;

    internal GeoPoint[] CityPoints => Place.CityPoints;

    internal string Region => Place.Region;

    internal string Country => Place.Country;

    internal string? Postal => Place.Postal;

    internal PreparedAddress? Address => Place.Address;

    internal ulong[] Phones { get; }

    internal LinkKey? Link { get; }

    internal PreparedName? Category { get; }

    internal PreparedName[] Performers { get; }

    internal WordHashes PlaceWords => Place.Words;

    internal WordHashes VenueWords => Place.VenueWords;

    internal LocalStart? Start { get; }

    internal LocalStart? End { get; private init; }

    /// <summary>Normalises a record.</summary>
    public static PreparedSide Of(MatchSide side) => new(side, PreparedPlace.Of);

    /// <summary>Likewise; records of one place share what is known of it.</summary>
    internal static PreparedSide Of(MatchSide side, PlaceMemory places) => new(side, places.Of);

    /// <summary>The same without the record as it came, which takes as much memory as what is compared; it has to say what it is.</summary>
    internal PreparedSide Alone() => new(this) { Side = Side.Kind is null ? throw new InvalidOperationException("A record that does not say what it is goes by the other's word.") : Kind == SideKind.Venue ? AnyVenue : AnyEvent };

    /// <summary>The same of which nobody knows when it ends.</summary>
    internal PreparedSide WithoutEnd() => new(this) { End = null };

    private static SideKind Guessed(MatchSide side)
    {
        if (side.Start is not null || side.End is not null || side.Performers.Count > 0)
            return SideKind.Event;
        return side.Title is not null && side.Venue is not null && ComparableText.Of(side.Title) != ComparableText.Of(side.Venue) ? SideKind.Event : SideKind.Venue;
    }

    private bool HasZone => Side.TimeZone is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id.Trim()) is not null;

    private DateTimeZone? Zone() =>
        Side.TimeZone is { } id && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id.Trim()) is { } zone ? zone : Place.Zone;
}
