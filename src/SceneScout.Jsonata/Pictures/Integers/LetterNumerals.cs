namespace SceneScout.Jsonata.Pictures.Integers;

/// <summary>Numbers as letters: a to z, then aa.</summary>
internal static class LetterNumerals
{
    public static string Write(double value, char first)
    {
        var letters = "";
        for (; value > 0; value = Math.Floor((value - 1) / 26))
            letters = (char)(first + ((value - 1) % 26)) + letters;
        return letters;
    }

    public static double Read(string letters, char first)
    {
        var value = 0d;
        foreach (var letter in letters)
            value = (value * 26) + (letter - first + 1);
        return value;
    }
}
