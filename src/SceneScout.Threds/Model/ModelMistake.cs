namespace SceneScout.Threds.Model;

/// <summary>What is wrong with something that was put: where, what stands there, and what is accepted.</summary>
/// <param name="Path">Where, such as <c>reactions[1].transition.name</c>.</param>
/// <param name="Value">What stands there, as JSON; "nothing" when it is missing.</param>
/// <param name="Accepted">What is accepted there.</param>
/// <param name="UnknownField">Whether the field is one that the model does not have; it would change nothing.</param>
public sealed record ModelMistake(string Path, string Value, string Accepted, bool UnknownField = false)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Value} is not accepted; {Accepted}";
}
