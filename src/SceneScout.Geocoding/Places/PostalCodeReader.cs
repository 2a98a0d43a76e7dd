using SceneScout.Geocoding.Names;

namespace SceneScout.Geocoding.Places;

/// <summary>Reads postal codes from what feeds write.</summary>
internal sealed class PostalCodeReader(PlaceData data)
{
    private readonly PlaceData _data = data;

    /// <summary>The postal code that a text is, in a country; -1 for none.</summary>
    public int Of(string? text, int country)
    {
        if (country < 0 || string.IsNullOrWhiteSpace(text))
            return -1;
        Span<char> signs = stackalloc char[16];
        var length = 0;
        foreach (var sign in text)
            if (char.IsAsciiLetterOrDigit(sign) && length < signs.Length)
                signs[length++] = char.ToLowerInvariant(sign);
        return Code(_data.Countries[country], signs[..length]);
    }

    /// <summary>The postal code that is a word of a text, in a country; -1 for none.</summary>
    public int Within(string part, int country)
    {
        foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.Any(char.IsAsciiDigit) && Of(word, country) is var code and >= 0)
                return code;
        return -1;
    }

    /// <summary>True for what may be a postal code of some country, and no name.</summary>
    public static bool LooksLikeOne(string? text)
    {
        if (text is null || text.Length > 10 || !text.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        var letters = 0;
        foreach (var sign in text)
        {
            letters = char.IsLetter(sign) ? letters + 1 : 0;
            if (letters > 2 || char.IsLower(sign))
                return false;
        }

        return true;
    }

    /// <summary>True where a whole list of codes is bundled; elsewhere a code's first signs stand for a town and only help to tell places of one name apart.</summary>
    public bool IsExact(int code) => _data.Countries[_data.Country[_data.CodePlaces[code]]] is "US" or "CA" or "AU" or "FR";

    private int Code(string country, ReadOnlySpan<char> signs)
    {
        switch (country)
        {
            case "US" or "FR":
                return signs.Length >= 5 ? CodeAt(country, signs[..5]) : signs.Length == 4 ? CodeAt(country, $"0{signs}") : -1;
            case "AU":
                return signs.Length >= 4 ? CodeAt(country, signs[..4]) : signs.Length == 3 ? CodeAt(country, $"0{signs}") : -1;
            case "CA":
                return signs.Length >= 3 ? CodeAt(country, signs[..3]) : -1;
            case "GB":
                var letters = 0;
                while (letters < signs.Length && letters < 2 && char.IsAsciiLetter(signs[letters]))
                    letters++;
                return letters == 0 || letters == signs.Length ? -1 : CodeAt(country, signs[..letters]);
            default:
                return signs.Length >= 4 && char.IsAsciiDigit(signs[0]) && char.IsAsciiDigit(signs[1]) ? CodeAt(country, signs[..2]) : -1;
        }
    }

    private int CodeAt(string country, ReadOnlySpan<char> code)
    {
        Span<byte> key = stackalloc byte[PlaceKey.MaxLength];
        return _data.Keys.First(key[..PlaceKey.Fold($"{country} {code}", key)], KeyTargetKind.PostalCode);
    }
}
