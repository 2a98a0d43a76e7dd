namespace SceneScout.Jsonata.Pictures.Numbers;

/// <summary>What a part of a number picture asks for: sizes and places of separators.</summary>
internal sealed record NumberLayout
{
    public required string Text { get; init; }

    public required string Prefix { get; init; }

    public required string Suffix { get; init; }

    public required IReadOnlyList<int> IntegerGroups { get; init; }

    /// <summary>The interval of regular grouping; 0 when the groups differ.</summary>
    public required int GroupInterval { get; init; }

    public required IReadOnlyList<int> FractionGroups { get; init; }

    public required int MinimumInteger { get; init; }

    public required int ScalingFactor { get; init; }

    public required int MinimumFraction { get; init; }

    public required int MaximumFraction { get; init; }

    public required int MinimumExponent { get; init; }

    public static NumberLayout Of(SubPicture part, DecimalSymbols symbols)
    {
        var integerGroups = Groups(part.Integer, part.Integer, toLeft: false, symbols);
        var minimumInteger = part.Integer.Count(symbols.IsDigit);
        var scaling = minimumInteger;
        var minimumFraction = part.Fraction.Count(symbols.IsDigit);
        var maximumFraction = part.Fraction.Count(c => symbols.IsDigit(c) || symbols.IsOptionalDigit(c));
        if (minimumInteger == 0 && maximumFraction == 0)
        {
            if (part.Exponent is null)
                minimumInteger = 1;
            else
                minimumFraction = maximumFraction = 1;
        }

        if (part.Exponent is not null && minimumInteger == 0 && part.Integer.Any(symbols.IsOptionalDigit))
            minimumInteger = 1;
        if (minimumInteger == 0 && minimumFraction == 0)
            minimumFraction = 1;
        return new()
        {
            Text = part.Text,
            Prefix = part.Prefix,
            Suffix = part.Suffix,
            IntegerGroups = integerGroups,
            GroupInterval = Interval(integerGroups),
            FractionGroups = Groups(part.Fraction, part.Integer, toLeft: true, symbols),
            MinimumInteger = minimumInteger,
            ScalingFactor = scaling,
            MinimumFraction = minimumFraction,
            MaximumFraction = maximumFraction,
            MinimumExponent = part.Exponent?.Count(symbols.IsDigit) ?? 0,
        };
    }

    /// <summary>How many digits stand to the right, or left, of each separator. Further ones are looked for in the integer part, as in the reference implementation.</summary>
    private static List<int> Groups(string part, string integer, bool toLeft, DecimalSymbols symbols)
    {
        var positions = new List<int>();
        var at = part.IndexOf(symbols.GroupingSeparator, StringComparison.Ordinal);
        while (at >= 0)
        {
            var cut = Math.Min(at, part.Length);
            var digits = toLeft ? part.AsSpan(0, cut) : part.AsSpan(cut);
            var count = 0;
            foreach (var c in digits)
                count += symbols.IsDigit(c) || symbols.IsOptionalDigit(c) ? 1 : 0;
            positions.Add(count);
            at = at + 1 > integer.Length ? -1 : integer.IndexOf(symbols.GroupingSeparator, at + 1, StringComparison.Ordinal);
        }

        return positions;
    }

    private static int Interval(List<int> positions)
    {
        if (positions.Count == 0)
            return 0;
        var interval = positions.Aggregate(static (a, b) =>
        {
            while (b != 0)
                (a, b) = (b, a % b);
            return a;
        });
        return Enumerable.Range(1, positions.Count).All(i => positions.Contains(i * interval)) ? interval : 0;
    }
}
