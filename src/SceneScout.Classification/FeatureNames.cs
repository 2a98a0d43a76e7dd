namespace SceneScout.Classification;

/// <summary>The signals of a listing for a category, in the order of the arrays that hold them.</summary>
internal static class FeatureNames
{
    /// <summary>Their names, as in the file of weights.</summary>
    public static readonly string[] All =
    [
        "titlePhrases", "titleShare", "titleLast",
        "leadPhrases", "leadShare", "textPhrases", "textShare",
        "venueKind", "venuePhrases",
        "titleVector", "textVector",
        "titleNearest", "textNearest",
        "textShareOfBareTitle", "textVectorOfBareTitle", "venueOfBareTitle",
        "one", "bareTitle", "bareText", "noText", "unknown",
    ];

    /// <summary>The first of those that are the same for all categories, so that only their weights for each differ.</summary>
    public static readonly int FirstConstant = Array.IndexOf(All, "one");

    /// <summary>The one that says that no word of the title is known to the lexicons: names of bands, films and plays.</summary>
    public static readonly int BareTitle = Array.IndexOf(All, "bareTitle");

    /// <summary>The one that says that no word of the title is known to the lexicons, and that there is no text.</summary>
    public static readonly int Unknown = Array.IndexOf(All, "unknown");
}
