namespace SceneScout.Matching.Text;

/// <summary>What a word of a name or title tells.</summary>
public enum WordClass
{
    /// <summary>Names this one thing.</summary>
    Own,

    /// <summary>Stands in many names.</summary>
    Common,

    /// <summary>Says what kind of thing it is: theatre, bar, church.</summary>
    Type,

    /// <summary>Says that a part or an extra is meant: parking, VIP package, after-party.</summary>
    Part,

    /// <summary>A kitchen or a genre.</summary>
    Cuisine,

    /// <summary>Stands in titles without telling events apart: live, tickets, presents.</summary>
    Filler,

    /// <summary>Articles, prepositions, legal forms.</summary>
    Stop,

    /// <summary>Says that it was cancelled, moved or sold out.</summary>
    Status,

    /// <summary>Digits, or a letter that counts.</summary>
    Number,
}
