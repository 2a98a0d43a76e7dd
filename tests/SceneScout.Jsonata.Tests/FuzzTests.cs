using System.Diagnostics;

using CsCheck;

namespace SceneScout.Jsonata.Tests;

/// <summary>Whatever is written, and whatever it is given, there is a result or an error, soon.</summary>
public class FuzzTests
{
    private const string Data = """
        {"a":{"b":[{"c":1,"d":"x"},{"c":2,"d":"y"}],"n":5,"s":"hello"},"arr":[1,2,[3,[4]]],"z":null,"t":true,"e":[],"o":{}}
        """;

    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(10);

    private static readonly JsonataOptions Options = JsonataOptions.Untrusted with
    {
        AllowEval = true,
        Limits = JsonataLimits.Strict with { MaxSteps = 20_000, MaxProduced = 50_000 },
    };

    private static readonly string[] Pieces =
    [
        "a", "b", "c", "d", "arr", "s", "$", "$$", "$x", "$f", "*", "**", "%", ".", ".", ".", "(", ")", "(", ")", "[", "]", "[", "]", "{", "}",
        ":", ",", ";", ":=", "?", ":", "??", "?:", "~>", "+", "-", "*", "/", "=", "!=", "<", ">", "<=", ">=", "&", "and", "or", "in", "..",
        "@$x", "#$i", "^(", "^(>", "|", "'x'", "\"y\"", "'", "`q`", "0", "1", "-1", "2.5", "1e9", "1e400", "true", "false", "null",
        "function($x){", "function($x,$y)<n-n:n>{", "λ(", "$map(", "$filter(", "$reduce(", "$sum(", "$string(", "$eval(", "$pad(", "$sort(",
        "$fromMillis(", "$toMillis(", "'[Y]-[M01]'", "$formatNumber(", "'#,##0.0'", "$formatInteger(", "'Ww'", "$match(", "/a+/", "/(x|y)*/i",
        "$replace(", "$split(", "$zip(", "$each(", "$sift(", "$spread(", "$merge(", "$clone(", "$number(", "$error(", "/*", "*/", " ", "\n", "\\u0",
        "😀",
    ];

    [Fact]
    public void Any_pieces_in_any_order_end_in_a_result_or_an_error() =>
        Expressions.Pick(Pieces).Array[1, 25].Sample(pieces => Ends(string.Concat(pieces), Data), iter: 15_000);

    [Fact]
    public void Any_text_ends_in_a_result_or_an_error() =>
        Gen.String.Sample(text => Ends(text, Data), iter: 3_000);

    [Fact]
    public void Well_formed_expressions_end_in_a_result_or_an_error() =>
        Expressions.Any.Sample(expression => Ends(expression, Data), iter: 8_000);

    [Fact]
    public void Any_picture_and_any_pattern_end_in_a_result_or_an_error() =>
        Gen.Select(
            Expressions.Pick(
                "$fromMillis(1510067557121, {0})", "$toMillis('2018-02-01', {0})", "$formatNumber(1234.5678, {0})", "$formatNumber(-0.00012, {0})",
                "$formatInteger(1234, {0})", "$parseInteger('twelve', {0})", "$parseInteger('1,234', {0})", "$fromMillis(0, '[H]', {0})"),
            Gen.Char["[]YMDdFWwXxHhPmsfZzCENn0123456789#,.;-+*oatcAaIi%‰eE'\" "].Array[0, 12],
            (call, picture) => call.Replace("{0}", $"\"{new string(picture).Replace("\"", "\\\"")}\""))
        .Sample(expression => Ends(expression, "{}"), iter: 8_000);

    [Fact]
    public void Any_regular_expression_ends_in_a_result_or_an_error() =>
        Gen.Char["ab()[]{}*+?|^$.\\dDwWsSbB1k<>=!:-,x u0/"].Array[1, 10]
            .Sample(pattern => Ends($"$match('aabbab ab-1', /{new string(pattern)}/)", "{}"), iter: 3_000);

    [Fact]
    public void What_comes_out_goes_in_again_unchanged() =>
        Expressions.Any.Sample(
            expression =>
            {
                if (Evaluate(expression, Data) is not { IsUndefined: false } result || result.Kind == JsonataKind.Function)
                    return;
                var written = result.ToJsonString();
                Assert.Equal(written, JsonataExpression.Parse("$").Evaluate(Check.Input(written)).ToJsonString());
            },
            iter: 3_000);

    private static void Ends(string expression, string data)
    {
        var watch = Stopwatch.StartNew();
        _ = Evaluate(expression, data)?.ToString();
        Assert.True(watch.Elapsed < TooLong, $"{expression} took {watch.Elapsed}");
    }

    private static JsonataValue? Evaluate(string expression, string data)
    {
        try
        {
            return JsonataExpression.Parse(expression, Options).Evaluate(Check.Input(data));
        }
        catch (JsonataException)
        {
            return null;
        }
    }
}
