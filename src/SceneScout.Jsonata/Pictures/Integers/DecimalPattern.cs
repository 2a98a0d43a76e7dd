namespace SceneScout.Jsonata.Pictures.Integers;

/// <summary>Pictures of digits, such as <c>#,##0</c>.</summary>
internal static class DecimalPattern
{
    /// <summary>The zeros of the families of digits in the Basic Multilingual Plane.</summary>
    private static readonly int[] Zeros =
    [
        0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0,
        0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900,
        0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    ];

    public static IntegerPicture Parse(string pattern)
    {
        int mandatory = 0, optional = 0, zero = 0;
        var separators = new List<GroupingSeparator>();
        foreach (var rune in pattern.EnumerateRunes().Reverse())
        {
            var family = Array.Find(Zeros, candidate => rune.Value >= candidate && rune.Value <= candidate + 9);
            if (family > 0)
            {
                if (zero > 0 && family != zero)
                    throw new JsonataException("D3131");
                zero = family;
                mandatory++;
            }
            else if (rune.Value == '#')
            {
                optional++;
            }
            else
            {
                separators.Add(new(mandatory + optional, rune.ToString()));
            }
        }

        if (mandatory == 0)
            return new() { Notation = IntegerNotation.Sequence, SequenceToken = pattern };
        var interval = Interval(separators);
        return new()
        {
            Zero = zero,
            MandatoryDigits = mandatory,
            OptionalDigits = optional,
            Separators = separators,
            RegularSeparator = interval > 0 ? new(interval, separators[0].Character) : null,
        };
    }

    /// <summary>Puts the separators between the digits.</summary>
    public static string Group(string digits, IntegerPicture picture)
    {
        if (picture.RegularSeparator is { } regular)
        {
            for (var n = (digits.Length - 1) / regular.Position; n > 0; n--)
                digits = digits.Insert(digits.Length - (n * regular.Position), regular.Character);
            return digits;
        }

        for (var i = picture.Separators.Count - 1; i >= 0; i--)
        {
            var separator = picture.Separators[i];
            var at = digits.Length - separator.Position;

            // Where there are too few digits, the reference implementation keeps only the last ones.
            digits = at >= 0
                ? digits.Insert(at, separator.Character)
                : separator.Character + digits[^Math.Min(-at, digits.Length)..];
        }

        return digits;
    }

    /// <summary>The interval at which one separator is repeated; 0 when there is none.</summary>
    private static int Interval(List<GroupingSeparator> separators)
    {
        if (separators.Count == 0 || separators.Exists(separator => separator.Character != separators[0].Character))
            return 0;
        var interval = separators.Select(static separator => separator.Position).Aggregate(GreatestCommonDivisor);
        for (var i = 1; i <= separators.Count; i++)
        {
            if (!separators.Exists(separator => separator.Position == i * interval))
                return 0;
        }

        return interval;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
