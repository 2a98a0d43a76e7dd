using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>Prices as sources send them.</summary>
internal static class Prices
{
    /// <summary>A price; null when neither end is known.</summary>
    /// <param name="min">Lowest amount.</param>
    /// <param name="max">Highest amount; left out with a warning when below the lowest.</param>
    /// <param name="currency">Its currency, when the source gives one.</param>
    /// <param name="isFree">What the source says of being free.</param>
    /// <param name="includesFees">Whether fees are in it.</param>
    public static Price? Of(Field min, Field max, string? currency, bool? isFree, bool? includesFees = null)
    {
        var (low, high) = (min.Amount(), max.Amount());
        if (low is null && high is null)
            return null;
        if (low is { } from && high is { } to && to < from)
        {
            max.Warn("Left out: the highest price is below the lowest.", RepairRule.PriceRange);
            high = null;
        }

        if (isFree == false && low is null or 0 && high is null or 0)
        {
            min.Warn("Left out: 0 for an event that is not free is a donation or a price not shown.", RepairRule.PriceUnknown);
            return null;
        }

        return new Price(low, high, currency, includesFees);
    }

    /// <summary>An ISO 4217 code, upper case; null with a warning for anything else.</summary>
    public static string? Currency(Field field)
    {
        if (field.Text() is not { } text)
            return null;
        var code = text.ToUpperInvariant();
        if (code.Length == 3 && !code.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
            return code;
        field.Warn("Left out: not an ISO 4217 currency code such as EUR.");
        return null;
    }
}
