namespace SceneScout.Matching.Text;

/// <summary>One word of a name.</summary>
/// <param name="Text">Its common form.</param>
/// <param name="Hash">Hash of it.</param>
/// <param name="Weight">How much it tells, 0 to 1.</param>
/// <param name="Class">What it tells.</param>
/// <param name="Group">Its group in the list; 0 for none.</param>
internal readonly record struct NameWord(string Text, ulong Hash, float Weight, WordClass Class, byte Group)
{
    /// <summary>Its letters, see <see cref="LetterSet"/>.</summary>
    public ulong Letters { get; } = LetterSet.Of(Text);
}
