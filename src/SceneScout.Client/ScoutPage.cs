namespace SceneScout.Client;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">Its entries.</typeparam>
/// <param name="Items">The entries.</param>
/// <param name="Next">Where the next page goes on; null at the end.</param>
public sealed record ScoutPage<T>(IReadOnlyList<T> Items, string? Next);
