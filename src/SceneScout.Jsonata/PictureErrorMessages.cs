namespace SceneScout.Jsonata;

/// <summary>What the error codes of pictures, the format strings of numbers and dates, say.</summary>
internal static class PictureErrorMessages
{
    public static string For(JsonataException e) => e.Code switch
    {
        "D3080" => "A picture can have at most two parts",
        "D3081" => "A part of a picture can have only one decimal separator",
        "D3082" => "A part of a picture can have only one percent sign",
        "D3083" => "A part of a picture can have only one per-mille sign",
        "D3084" => "A part of a picture cannot have both a percent sign and a per-mille sign",
        "D3085" => "The mantissa of a picture needs at least one digit",
        "D3086" => "A picture cannot have other characters between its digits and separators",
        "D3087" => "A grouping separator cannot stand beside the decimal separator",
        "D3088" => "A grouping separator cannot end the integer part",
        "D3089" => "Two grouping separators cannot stand side by side",
        "D3090" => "In the integer part, optional digits come before the mandatory ones",
        "D3091" => "In the fraction, optional digits come after the mandatory ones",
        "D3092" => "A picture with a percent or per-mille sign cannot have an exponent",
        "D3093" => "The exponent of a picture consists of digits only",
        "D3130" => $"Numbering sequences that start with {e.Value} are not supported",
        "D3131" => "All digits of a picture must be of the same decimal group",
        "D3132" => $"Unknown component {e.Value} in a date and time picture",
        "D3133" => $"Only months and days have names, not component {e.Value}",
        "D3134" => "A time zone in a picture has at most four digits",
        "D3135" => "A [ in a date and time picture has no closing ]",
        "D3136" => "The date and time picture lacks components that are needed to read a timestamp",
        _ => $"Error {e.Code}",
    };
}
