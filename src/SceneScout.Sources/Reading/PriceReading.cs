using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>What a price in words says.</summary>
/// <param name="Price">The price; null when it names no amount.</param>
/// <param name="IsFree">True when it says so; null otherwise.</param>
internal sealed record PriceReading(Price? Price, bool? IsFree);
