using System.Globalization;
using System.Text;
using SceneScout.Domain.Events;
using SceneScout.Domain.Geo;
using SceneScout.Domain.Text;

namespace SceneScout.Domain.Matching;

/// <summary>Names the block (a place cell on a day) that decides about a listing. Listings of one event nearly always fall into one block, so that a single writer sees them all.</summary>
public static class BlockKey
{
    /// <summary>Characters of the geohash of a block: about 39 by 20 km.</summary>
    public const int CellLength = 4;

    // Listings without place or day have nothing that bounds their number; the title spreads them.
    private const int Buckets = 64;
    private const int MaxSlug = 48;

    /// <summary>The block of a listing: <c>{cell}/{yyyy-MM-dd}</c>, for example <c>dr5r/2026-05-01</c>. Characters: a to z, 0 to 9, <c>.</c>, <c>_</c>, <c>-</c> and one <c>/</c>.</summary>
    public static string Of(Listing listing)
    {
        var cell = Cell(listing, out var bounded);
        var day = Day(listing.Time.Start);
        if (bounded && day is not null)
            return $"{cell}/{day}";
        var bucket = StableHash.Bucket(TextNormaliser.Key(listing.Title), Buckets).ToString("00", CultureInfo.InvariantCulture);
        return $"{cell}.{bucket}/{day ?? "undated"}";
    }

    private static string Cell(Listing listing, out bool bounded)
    {
        bounded = true;
        if (listing.Venue?.Location is { } point)
            return Geohash.Encode(point, CellLength);
        if (TextNormaliser.Key(listing.Venue?.City) is { Length: > 0 } city)
            return $"city.{Slug(TextNormaliser.Key(listing.Venue?.CountryCode))}.{Slug(city)}";
        bounded = false;
        return listing.Online == true ? "online" : "nowhere";
    }

    private static string? Day(EventMoment start) =>
        (start.LocalDate ?? (start.Utc is { } utc ? DateOnly.FromDateTime(utc.UtcDateTime) : null))?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A name in another script, or a very long one, is named by its hash.
    private static string Slug(string key)
    {
        if (key.Length == 0)
            return "_";
        var slug = new StringBuilder(key.Length);
        foreach (var character in key)
            if (character == ' ')
                slug.Append('-');
            else if (char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character))
                slug.Append(character);
            else
                return Hashed(key);
        return slug.Length <= MaxSlug ? slug.ToString() : Hashed(key);
    }

    private static string Hashed(string key) => $"_{StableHash.Of(key).ToString("x16", CultureInfo.InvariantCulture)}";
}
