using SceneScout.Domain.Events;

namespace SceneScout.Domain.Matching;

/// <summary>The price of a merged event. "Free" and a price above zero contradict each other: the more trusted one stays.</summary>
internal static class PriceMerge
{
    public static (Price? Price, bool? IsFree) Of(MergedFields fields)
    {
        var priced = fields.Ranked.FirstOrDefault(listing => listing.Price is { Min: not null } or { Max: not null });
        var spoken = fields.Ranked.FirstOrDefault(listing => listing.IsFree is not null);
        if (priced is not null && spoken is { IsFree: true } && !ReferenceEquals(priced, spoken) && IsPaid(priced.Price!))
        {
            if (fields.Ranked.IndexOf(priced) < fields.Ranked.IndexOf(spoken))
                spoken = fields.Ranked.FirstOrDefault(listing => listing.IsFree == false);
            else
                priced = null;
        }

        return (
            priced is null ? null : fields.Take("price", priced, listing => listing.Price),
            spoken is null ? null : fields.Take("isFree", spoken, listing => listing.IsFree));
    }

    private static bool IsPaid(Price price) => price.Min > 0 || (price.Min is null && price.Max > 0);
}
