using System.Collections.Immutable;

namespace SceneScout.Node.Http.Process;

/// <summary>The events of a call by what they came to.</summary>
/// <param name="Successful">They stand behind events.</param>
/// <param name="Skipped">They were passed over.</param>
/// <param name="Failed">They cannot be used.</param>
/// <param name="Queued">They are kept, and ingested later.</param>
internal sealed record ProcessResults(ImmutableArray<ProcessResult> Successful, ImmutableArray<ProcessResult> Skipped, ImmutableArray<ProcessResult> Failed, ImmutableArray<ProcessResult> Queued);
