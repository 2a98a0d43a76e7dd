using System.Collections.Immutable;
using SceneScout.Domain.Events;

namespace SceneScout.Domain.Pictures;

/// <summary>A picture among those of an event.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Score">How well it suits, 0 to 1.</param>
/// <param name="Reasons">What speaks against it; empty when nothing does.</param>
public sealed record RankedPicture(ImageLink Image, double Score, ImmutableArray<string> Reasons);
