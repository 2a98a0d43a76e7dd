namespace SceneScout.Matching.Text;

/// <summary>What the list says of a word.</summary>
/// <param name="Class">What it tells.</param>
/// <param name="Group">Words of one group say the same kind of thing; 0 for none.</param>
internal readonly record struct WordEntry(WordClass Class, byte Group);
