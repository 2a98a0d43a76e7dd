using System.Text.Json;

namespace SceneScout.Jsonata.Conformance;

/// <summary>One case of a suite in the layout of the official one.</summary>
/// <param name="Group">The folder or file under <c>groups</c>.</param>
/// <param name="Name">The file, and the case's number in it when there are several.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Data">The input; null when it is undefined.</param>
/// <param name="Definition">The whole case.</param>
public sealed record SuiteCase(string Group, string Name, string Expression, JsonElement? Data, JsonElement Definition)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Group}/{Name}";

    /// <summary>A member of the case; null when there is none.</summary>
    public JsonElement? Member(string name) => Definition.TryGetProperty(name, out var value) ? value : null;
}
