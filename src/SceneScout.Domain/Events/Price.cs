namespace SceneScout.Domain.Events;

/// <summary>What a ticket costs. A missing price is unknown, never free.</summary>
/// <param name="Min">Lowest price in units of <paramref name="Currency"/>, 0 or more.</param>
/// <param name="Max">Highest price, not below <paramref name="Min"/>.</param>
/// <param name="Currency">ISO 4217, upper case; null when the source gives none.</param>
/// <param name="IncludesFees">Whether fees are in the price; null when the source does not say.</param>
public sealed record Price(decimal? Min, decimal? Max, string? Currency, bool? IncludesFees = null);
