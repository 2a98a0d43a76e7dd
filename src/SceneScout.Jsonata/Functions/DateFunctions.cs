using SceneScout.Jsonata.Pictures.Dates;

namespace SceneScout.Jsonata.Functions;

/// <summary>Functions of date and time. An instant is a number of milliseconds since 1970 in UTC.</summary>
internal static class DateFunctions
{
    public static NativeFunction[] All { get; } =
    [
        new("now", "<s?s?:s>", 2, static (in FunctionCall call, JsonataValue[] a) =>
            Format(call, call.Context.Now.ToUnixTimeMilliseconds(), a[0], a[1])),
        new("millis", "<:n>", 0, static (in FunctionCall call, JsonataValue[] _) => call.Context.Now.ToUnixTimeMilliseconds()),
        new("fromMillis", "<n-s?s?:s>", 3, static (in FunctionCall call, JsonataValue[] a) =>
            a[0].IsUndefined ? JsonataValue.Undefined : Format(call, a[0].Number, a[1], a[2])),
        new("toMillis", "<s-s?:n>", 2, ToMillis),
    ];

    private static JsonataValue Format(in FunctionCall call, double millis, in JsonataValue picture, in JsonataValue timezone)
    {
        var format = picture.IsUndefined ? DatePicture.Iso8601 : DatePicture.Parse(picture.Text);
        var result = format.Format(millis, timezone.IsUndefined ? null : timezone.Text);
        call.Context.Produce(result.Length);
        return result;
    }

    private static JsonataValue ToMillis(in FunctionCall call, JsonataValue[] arguments)
    {
        if (arguments[0].IsUndefined)
            return default;
        var timestamp = arguments[0].Text;
        if (arguments[1].IsUndefined)
            return IsoTimestamp.Parse(timestamp);
        var millis = DateReader.Read(DatePicture.Parse(arguments[1].Text), timestamp, call.Context.Now, call.Context.Limits.RegexTimeout);
        return millis is null ? JsonataValue.Undefined : JsonataValue.From(millis.Value);
    }
}
