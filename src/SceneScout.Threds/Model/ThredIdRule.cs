namespace SceneScout.Threds.Model;

/// <summary>What the ids may be that name journals and rows: of events, of their sources, of those to whom they go, of patterns. A store that cannot take one would fail at it for ever.</summary>
public static class ThredIdRule
{
    /// <summary>At most so many characters.</summary>
    public const int Most = 200;

    /// <summary>At most so many characters of a thred's id, which holds that of its pattern.</summary>
    public const int MostOfThred = 240;

    /// <summary>What is accepted, for people.</summary>
    public const string Accepted = "1 to 200 characters, none of them a control character or half of a surrogate pair";

    private const int MostShown = 60;

    /// <summary>Whether an id is accepted.</summary>
    /// <param name="id">The id.</param>
    /// <param name="most">At most so many characters.</param>
    public static bool Accepts(string id, int most = Most)
    {
        if (id.Length == 0 || id.Length > most)
            return false;
        for (var i = 0; i < id.Length; i++)
        {
            if (char.IsControl(id[i]) || char.IsLowSurrogate(id[i]))
                return false;
            if (!char.IsHighSurrogate(id[i]))
                continue;
            i++;
            if (i == id.Length || !char.IsLowSurrogate(id[i]))
                return false;
        }

        return true;
    }

    /// <summary>Why an id is not accepted.</summary>
    /// <param name="field">Where it stands.</param>
    /// <param name="id">The id.</param>
    public static ThredFault Refusal(string field, string id)
    {
        var shown = string.Concat(id.Take(MostShown).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));
        return ThredFault.Invalid($"{field} '{shown}{(id.Length > MostShown ? "..." : "")}' is not accepted; give {Accepted}.");
    }
}
