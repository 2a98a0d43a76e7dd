using System.Text;

namespace SceneScout.Jsonata.Pictures.Integers;

/// <summary>Roman numerals.</summary>
internal static class RomanNumerals
{
    private static readonly (int Value, string Text)[] Signs =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
        (5, "v"), (4, "iv"), (1, "i"),
    ];

    public static string Write(double value)
    {
        var result = new StringBuilder();
        foreach (var (sign, text) in Signs)
        {
            for (; value >= sign; value -= sign)
                result.Append(text);
        }

        return result.ToString();
    }

    /// <summary>Reads upper-case numerals; a smaller one before a larger one is subtracted.</summary>
    public static double Read(string numerals)
    {
        double total = 0, largest = 1;
        foreach (var numeral in numerals.Reverse())
        {
            var value = numeral switch { 'M' => 1000, 'D' => 500, 'C' => 100, 'L' => 50, 'X' => 10, 'V' => 5, 'I' => 1, _ => double.NaN };
            if (value < largest)
            {
                total -= value;
                continue;
            }

            largest = value;
            total += value;
        }

        return total;
    }
}
