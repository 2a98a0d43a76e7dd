namespace SceneScout.Matching.Text;

/// <summary>What stands in a name's brackets, or behind <c>at</c>: a house's other name, or where it is.</summary>
/// <param name="Hash">Hash of its words without articles, in one; 0 where nothing stands there.</param>
/// <param name="From">The first of its words.</param>
/// <param name="To">The word behind its last.</param>
/// <param name="InBrackets">False behind <c>at</c>: that says where it is, and is no other name.</param>
internal readonly record struct Aside(ulong Hash, int From, int To, bool InBrackets);
