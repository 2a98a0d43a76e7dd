using System.Text.RegularExpressions;

namespace SceneScout.Jsonata.Pictures.Integers;

/// <summary>Numbers in English words.</summary>
internal static partial class NumberWords
{
    private static readonly string[] Few =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen",
        "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] Ordinals =
    [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
        "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    ];

    private static readonly string[] Tens = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    private static readonly string[] Magnitudes = ["Thousand", "Million", "Billion", "Trillion"];

    private static readonly Dictionary<string, double> Values = AllValues();

    /// <summary>A regular expression for a number in words.</summary>
    public static string Regex { get; } = $"(?:{string.Join('|', Values.Keys)}|and|[\\-, ])+";

    public static string Write(double value, bool ordinal) => Write(value, follows: false, ordinal);

    /// <summary>Reads lower-case words; NaN when one is unknown.</summary>
    public static double Read(string text)
    {
        var parts = new Stack<double>([0]);
        foreach (var word in Separators().Split(text))
        {
            var value = Values.GetValueOrDefault(word, double.NaN);
            if (value < 100)
            {
                var top = parts.Pop();
                if (top >= 1000)
                {
                    parts.Push(top);
                    top = 0;
                }

                parts.Push(top + value);
            }
            else
            {
                parts.Push(parts.Pop() * value);
            }
        }

        return parts.Sum();
    }

    private static string Write(double value, bool follows, bool ordinal)
    {
        if (value < 20)
            return (follows ? " and " : "") + (ordinal ? Ordinals : Few)[(int)value];
        if (value < 100)
            return (follows ? " and " : "") + WriteTens(value, ordinal);
        var (unit, name) = Unit(value);
        var rest = value % unit;
        var words = $"{(follows ? ", " : "")}{Write(Math.Floor(value / unit), follows: false, ordinal: false)} {name}";
        return rest > 0 ? words + Write(rest, follows: true, ordinal) : ordinal ? words + "th" : words;
    }

    private static string WriteTens(double value, bool ordinal)
    {
        var tens = Tens[(int)(value / 10) - 2];
        var rest = value % 10;
        if (rest > 0)
            return $"{tens}-{Write(rest, follows: false, ordinal)}";
        return ordinal ? $"{tens[..^1]}ieth" : tens;
    }

    private static (double Unit, string Name) Unit(double value)
    {
        if (value < 1000)
            return (100, "Hundred");
        var magnitude = Math.Min((int)Math.Floor(Math.Log10(value) / 3), Magnitudes.Length);
        return (Math.Pow(10, magnitude * 3), Magnitudes[magnitude - 1]);
    }

    private static Dictionary<string, double> AllValues()
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < Few.Length; i++)
        {
            values[Few[i].ToLowerInvariant()] = i;
            values[Ordinals[i].ToLowerInvariant()] = i;
        }

        for (var i = 0; i < Tens.Length; i++)
        {
            var word = Tens[i].ToLowerInvariant();
            values[word] = (i + 2) * 10;
            values[$"{word[..^1]}ieth"] = (i + 2) * 10;
        }

        values["hundred"] = 100;
        values["hundredth"] = 100;
        for (var i = 0; i < Magnitudes.Length; i++)
        {
            var word = Magnitudes[i].ToLowerInvariant();
            values[word] = Math.Pow(10, (i + 1) * 3);
            values[$"{word}th"] = Math.Pow(10, (i + 1) * 3);
        }

        return values;
    }

    [GeneratedRegex(@",\s|\sand\s|[\s\\-]")]
    private static partial Regex Separators();
}
