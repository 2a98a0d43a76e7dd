namespace SceneScout.Matching.Records;

/// <summary>A field of a record that is not accepted.</summary>
/// <param name="path">Its path, for example <c>left.latitude</c>.</param>
/// <param name="value">What it says, shortened.</param>
/// <param name="accepted">What is accepted.</param>
public sealed class SideMistakeException(string path, string value, string accepted) : Exception($"{path} '{value}' is not accepted; {accepted}.")
{
    /// <summary>Path of the field.</summary>
    public string Field => path;
}
