namespace SceneScout.Simulator.Worlds;

/// <summary>A performer who tours: Ticketmaster calls it an attraction.</summary>
internal sealed record Performer(int Index, string Name, string AttractionId, bool IsBand);
