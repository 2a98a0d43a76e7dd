using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching.Borders;

/// <summary>
/// Where a listing lies as far as blocks other than its own are concerned, and where it looks for what may be one event with it there. Two listings in two blocks meet when one looks where the other lies; that both do is one and the same,
/// so it does not matter which of the two came first. Far from every border of places and days there is nothing but the guests of the block to look for.
/// </summary>
/// <param name="Lies">Keys under which others find the block that the listing is in.</param>
/// <param name="Looks">Keys under which it looks for other blocks.</param>
/// <param name="Home">The block that its place and day name.</param>
/// <param name="Night">The last night that the keys are of; null where there is none.</param>
public sealed record BorderLook(ImmutableArray<string> Lies, ImmutableArray<string> Looks, string Home, DateOnly? Night)
{
    // A listing that names a town alone lies somewhere around its centre.
    private const int TownReach = 1;

    // What is looked for lies no further: both reaches, and the tile itself.
    private const double GridMetres = (TownReach + 1.5) * BorderTile.EdgeMetres;
    private const int GridSteps = 4;
    private const int MostTiles = 100_000;
    private static readonly ConcurrentDictionary<BorderTile, bool> Parted = [];

    /// <summary>The keys of a listing.</summary>
    /// <param name="block">The block that its event is in.</param>
    /// <param name="listing">The listing.</param>
    public static BorderLook Of(string block, Listing listing)
    {
        var home = BlockKey.Of(listing);
        var (nights, isEdge) = BlockKey.Nights(listing);
        var lies = ImmutableArray.CreateBuilder<string>();
        var looks = ImmutableArray.CreateBuilder<string>();
        looks.Add(Guests(block));
        if (home != block)
        {
            // Who comes to its own block later asks where that block's listings are.
            lies.Add(Guests(home));
            looks.Add(Guests(home));
        }

        if (!nights.IsEmpty && listing.Venue is { } venue && MetroMap.Bundled.PointOf(venue) is { } point)
        {
            var tile = BorderTile.Of(point);
            if (isEdge || home != block || IsParted(tile))
            {
                var reach = venue.Location is null ? TownReach : 0;
                lies.AddRange(tile.Around(reach).SelectMany(near => nights.Select(night => Key(near, night))));
                looks.AddRange(tile.Around(reach + 1).SelectMany(near => nights.Select(night => Key(near, night))));
            }
        }
        else if (isEdge && listing.Online == true)
        {
            var online = nights.Select(night => string.Create(CultureInfo.InvariantCulture, $"online/{night:yyyy-MM-dd}")).ToList();
            lies.AddRange(online);
            looks.AddRange(online);
        }

        return new BorderLook(lies.ToImmutable(), looks.ToImmutable(), home, nights.IsEmpty ? null : nights.Max());
    }

    private static string Guests(string block) => $"of {block}";

    private static string Key(BorderTile tile, DateOnly night) => string.Create(CultureInfo.InvariantCulture, $"{tile.I},{tile.J},{tile.K}/{night:yyyy-MM-dd}");

    // True when a border of places runs near. It follows from the tile alone; what was reckoned is kept, within bounds.
    private static bool IsParted(BorderTile tile)
    {
        if (Parted.TryGetValue(tile, out var known))
            return known;
        if (Parted.Count >= MostTiles)
            Parted.Clear();
        string? first = null;
        var parted = false;
        foreach (var place in tile.Grid(GridMetres, GridSteps).Select(MetroMap.Bundled.PlaceOf))
        {
            first ??= place;
            if (place == first)
                continue;
            parted = true;
            break;
        }

        return Parted[tile] = parted;
    }
}
