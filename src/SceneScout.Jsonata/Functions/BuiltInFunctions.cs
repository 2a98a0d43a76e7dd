using System.Collections.Frozen;

namespace SceneScout.Jsonata.Functions;

/// <summary>All functions that every expression has.</summary>
internal static class BuiltInFunctions
{
    private static readonly FrozenDictionary<string, NativeFunction> All = new[]
    {
        StringFunctions.All, PatternFunctions.All, NumberFunctions.All, AggregateFunctions.All, ArrayFunctions.All, ObjectFunctions.All,
        HigherOrderFunctions.All, DateFunctions.All, EncodingFunctions.All, GeneralFunctions.All,
    }
        .SelectMany(static family => family)
        .ToFrozenDictionary(static function => function.Name, StringComparer.Ordinal);

    public static NativeFunction? Find(string name) => All.GetValueOrDefault(name);
}
