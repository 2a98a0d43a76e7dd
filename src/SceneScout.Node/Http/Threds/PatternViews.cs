using System.Text.Json;
using SceneScout.Storage.Contracts;

namespace SceneScout.Node.Http.Threds;

/// <summary>A version of a pattern.</summary>
/// <param name="Id">The pattern.</param>
/// <param name="Version">Which version.</param>
/// <param name="Active">Whether it serves new threds.</param>
/// <param name="PutAt">When it was put.</param>
/// <param name="PutBy">By whom.</param>
/// <param name="Pattern">The pattern as it was put.</param>
internal sealed record PatternView(string Id, int Version, bool Active, DateTimeOffset PutAt, string PutBy, JsonElement Pattern)
{
    /// <summary>The view of a version.</summary>
    public static PatternView Of(StoredPattern stored) => new(stored.PatternId, stored.Version, stored.Active, stored.PutAt, stored.PutBy, JsonElement.Parse(stored.Json));
}

/// <summary>How a pattern stands after it was put or taken away.</summary>
/// <param name="Id">The pattern.</param>
/// <param name="Version">Its latest version.</param>
/// <param name="Active">Whether it serves new threds.</param>
/// <param name="IsNew">Whether that is a change.</param>
/// <param name="Remarks">What is accepted and looks like a mistake all the same.</param>
/// <param name="Unaware">Nodes that did not say that they know; they hear of it within seconds.</param>
internal sealed record PatternPutView(string Id, int Version, bool Active, bool IsNew, IReadOnlyList<string> Remarks, IReadOnlyList<string> Unaware);

/// <summary>What a script came to.</summary>
/// <param name="Passed">Whether everything was as it says.</param>
/// <param name="Steps">Its steps, up to the first that was not.</param>
internal sealed record PatternTestView(bool Passed, IReadOnlyList<PatternTestStepView> Steps);

/// <summary>A step of a script.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="Happened">What followed from it.</param>
/// <param name="Differences">What was expected and did not come.</param>
internal sealed record PatternTestStepView(int Number, string Text, IReadOnlyList<string> Happened, IReadOnlyList<string> Differences);
