namespace SceneScout.Classification.Training;

/// <summary>A listing whose categories are known.</summary>
/// <param name="Source">Whose calendar it is of.</param>
/// <param name="Language">Of its text.</param>
/// <param name="Text">What it says.</param>
/// <param name="Labels">Indices of the acceptable categories, the best first.</param>
/// <param name="Attribution">What must be said where something derived from it ships.</param>
internal sealed record LabelledText(string Source, string Language, EventText Text, int[] Labels, string Attribution);
