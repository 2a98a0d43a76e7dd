using System.Collections.Immutable;
using SceneScout.Actors.Quotas;

namespace SceneScout.Node.Http;

/// <summary>The call budget of a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Limits">The limits of each key.</param>
/// <param name="IsSet">Whether an operator set them.</param>
/// <param name="Keys">How the budget of each key stands.</param>
internal sealed record QuotaView(string Source, IReadOnlyList<string> Limits, bool IsSet, ImmutableArray<KeyUsage> Keys);

/// <summary>The form of <c>PUT /api/quotas/{source}</c>.</summary>
/// <param name="Limits">1 to 8 limits of each key; null for the configured ones.</param>
internal sealed record QuotaForm(IReadOnlyList<string>? Limits);
