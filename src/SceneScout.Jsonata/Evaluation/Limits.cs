namespace SceneScout.Jsonata.Evaluation;

/// <summary>Errors that say that an evaluation used too much: nothing within it may catch them.</summary>
internal static class Limits
{
    public static bool IsLimit(JsonataException error) => error.Code is "D1011" or "D1012" or "D1014" or "D1015" or "D2015";
}
