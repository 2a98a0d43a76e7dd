namespace SceneScout.Jsonata.Functions;

/// <summary>The types of a signature.</summary>
[Flags]
internal enum ParameterTypes
{
    None = 0,
    String = 1,
    Number = 2,
    Boolean = 4,
    Null = 8,
    Object = 16,
    Array = 32,
    Function = 64,
    Missing = 128,
    Json = String | Number | Boolean | Null | Object | Array | Missing,
    Any = Json | Function,
}
