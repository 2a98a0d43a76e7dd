namespace SceneScout.Matching.Text;

/// <summary>A work that a title names in one of its languages.</summary>
/// <param name="Work">Hash of the work.</param>
/// <param name="From">The first of its words.</param>
/// <param name="To">The word behind its last; words of state that stand between may make it a word too many.</param>
internal readonly record struct NamedWork(ulong Work, int From, int To);
