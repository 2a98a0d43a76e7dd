using System.Text.Json.Nodes;

namespace SceneScout.Node.Http.Process;

/// <summary>The form of <c>POST /api/events/process</c>, for the description of the API: its members are read one by one, so that a wrong one is named.</summary>
/// <param name="Source">The source whose form the events have; manual for your own.</param>
/// <param name="Events">The events.</param>
internal sealed record ProcessForm(string Source, IReadOnlyList<JsonObject> Events)
{
    /// <summary>How they are taken.</summary>
    public ProcessOptionsForm? Options { get; init; }
}

/// <summary>How the events of a call are taken (<see cref="ProcessOptions"/>).</summary>
internal sealed record ProcessOptionsForm
{
    /// <summary>Events that are kept together, 1 to 1000.</summary>
    public int? BatchSize { get; init; }

    /// <summary>False ingests again what is known.</summary>
    public bool? DeduplicationEnabled { get; init; }

    /// <summary>True alone.</summary>
    public bool? EnrichmentEnabled { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Priority { get; init; }

    /// <summary>Seconds that the answer waits for what becomes of them, 0 to 120.</summary>
    public int? Wait { get; init; }
}
