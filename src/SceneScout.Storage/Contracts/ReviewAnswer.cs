using SceneScout.Domain.Review;

namespace SceneScout.Storage.Contracts;

/// <summary>What came of a decision.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">Its state of review now.</param>
/// <param name="End">What was done.</param>
public sealed record ReviewAnswer(Guid EventId, long Version, ReviewState State, ReviewEnd End);
