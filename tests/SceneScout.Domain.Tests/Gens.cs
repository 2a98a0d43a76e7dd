using CsCheck;

namespace SceneScout.Domain.Tests;

/// <summary>Generators that several properties use.</summary>
internal static class Gens
{
    public static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
