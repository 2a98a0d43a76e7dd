namespace SceneScout.Jsonata.Functions;

/// <summary>Functions that encode strings.</summary>
internal static class EncodingFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("base64encode", "<s-:s>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, Base64Text.Encode)),
        new("base64decode", "<s-:s>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, Base64Text.Decode)),
        new("encodeUrl", "<s-:s>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, UrlText.Encode, "encodeUrl")),
        new("encodeUrlComponent", "<s-:s>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, UrlText.EncodeComponent, "encodeUrlComponent")),
        new("decodeUrl", "<s-:s>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, UrlText.Decode, "decodeUrl")),
        new("decodeUrlComponent", "<s-:s>", 1, static (in FunctionCall _, JsonataValue[] a) => Of(a, UrlText.DecodeComponent, "decodeUrlComponent")),
    ];

    private static JsonataValue Of(JsonataValue[] arguments, Func<string, string?> function, string name = "")
    {
        if (arguments[0].IsUndefined)
            return default;
        return function(arguments[0].Text) is { } result
            ? result
            : throw new JsonataException("D3140") { Token = name, Value = arguments[0] };
    }
}
