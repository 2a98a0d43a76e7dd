namespace SceneScout.Matching.Text;

/// <summary>How alike two names are, and in what they differ.</summary>
/// <param name="Similarity">0 to 1: the common part of both.</param>
/// <param name="Contained">0 to 1: the common part of the shorter.</param>
/// <param name="Matched">How much the common words tell.</param>
/// <param name="Left">How much the words tell that the other has not, of the side where it is less: both have something of their own.</param>
/// <param name="LeftMost">The same of the side where it is more.</param>
/// <param name="Type">Kinds of thing: 0 they differ, 0.5 they differ and have one in common besides, 1 one is a part of the other, 1.5 they are alike and named with other words (a café, a grill), 2 one side says none, 3 alike; -1 when no side says.</param>
/// <param name="Number">Numbers in the names: 0 they differ, 1 one side has one, 2 some are common, 3 all are; -1 when there are none.</param>
internal readonly record struct NameLikeness(float Similarity, float Contained, float Matched, float Left, float LeftMost, float Type, float Number)
{
    /// <summary>Whether what is common names anything: 1 a word of its own is, 0.5 none is but one name has no more than that, 0 none is and both names have words of their own, -1 they differ in one such word alone: <c>Intro to Watercolor</c>, <c>Intro to Drawing</c>.</summary>
    public float Named { get; init; } = 1;

    /// <summary>True where nothing but what is counted (the second day, round 4) makes one a part of the other.</summary>
    public bool IsCounted { get; init; }
}
