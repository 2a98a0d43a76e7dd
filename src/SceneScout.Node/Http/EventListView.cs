namespace SceneScout.Node.Http;

/// <summary>A page of events.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">What <c>after</c> takes for the next page; left out at the end.</param>
internal sealed record EventListView(IEnumerable<EventView> Events, string? Next);
