using System.Globalization;
using SceneScout.Sources.Reading;

namespace SceneScout.Sources.Manual;

/// <summary>What a submission costs: numbers, one object, or words.</summary>
internal static class ManualPrice
{
    /// <summary>Reads it.</summary>
    /// <param name="fields">The submission.</param>
    /// <param name="country">ISO code of where it is; null when unknown.</param>
    public static PriceReading Read(ManualFields fields, string? country)
    {
        var (min, max, isFree) = (fields["price_min"], fields["price_max"], fields["is_free"].Flag());
        var currency = Prices.Currency(fields["price_currency"]);
        if (min.IsObject)
            return new PriceReading(Prices.Of(min["min"], min["max"], Prices.Currency(min["currency"]) ?? currency, isFree, min["includesFees"].Flag()), isFree);
        if (min.IsText && min.Text() is { } text && !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            if (PriceWords.Read(text, country) is { } read)
                return new PriceReading(isFree == true || read.IsFree == true ? null : read.Price is { } said ? said with { Currency = said.Currency ?? currency } : null, isFree ?? read.IsFree);
            min.Warn("Left out: not an amount such as 12.50, or words such as free, $10-$20 or from 12 EUR.");
            return new PriceReading(null, isFree);
        }

        return new PriceReading(Prices.Of(min, max, currency, isFree), isFree);
    }
}
