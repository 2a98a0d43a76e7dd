namespace SceneScout.Jsonata.Evaluation;

/// <summary>What may be a key of an object.</summary>
internal static class GroupKeys
{
    /// <summary>The key as text; null when there is none.</summary>
    public static string? Check(EvaluationContext context, in JsonataValue key, int position)
    {
        if (key.IsUndefined)
            return null;
        if (key.Kind != JsonataKind.String)
            throw new JsonataException("T1003") { Position = position, Value = key };
        var text = key.Text;
        if (text is "_jsonata_lambda" or "_jsonata_function")
            throw new JsonataException("D1013") { Position = position, Value = text };
        context.Produce(1);
        return text;
    }

    public static JsonataException Duplicate(string key, int position) => new("D1009") { Position = position, Value = key };
}
