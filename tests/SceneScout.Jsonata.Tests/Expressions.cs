using CsCheck;

namespace SceneScout.Jsonata.Tests;

/// <summary>Well-formed expressions.</summary>
internal static class Expressions
{
    private static readonly Gen<string> Leaf = Pick(
        "a", "a.b", "a.b.c", "a.b.d", "arr", "s", "z", "t", "e", "o", "$", "$$", "missing", "0", "1", "-2.5", "1e3", "'x'", "\"12\"", "''", "true", "null",
        "[]", "{}", "a.*", "**.c", "$uppercase", "/x/");

    private static readonly Gen<string> Operator = Pick(
        "+", "-", "*", "/", "%", "=", "!=", "<", "<=", ">", ">=", "&", " and ", " or ", " in ", "??", "?:", "~>", ".");

    private static readonly Gen<string> Template = Pick(
        "{0}[{1}]", "{0}[]", "[{0}, {1}]", "[1..{0}]", "{{'p': {0}, 'q': {1}}}", "({0} ? {1} : {0})", "($v := {0}; {1})", "({0}){{'k': {1}}}", "-({0})",
        "a.b^({0}).c", "a.b#$i[$i = {0}]", "a.b@$q.{0}.($q)", "a.b.c.%.{0}", "{0} ~> |$|{{'n': {1}}}|", "$map({0}, function($x, $i){{ {1} }})",
        "$filter({0}, function($x){{ {1} }})", "$reduce({0}, function($p, $c){{ $p & $c }})", "$sort({0}, function($l, $r){{ {1} }})",
        "$each({0}, function($v, $k){{ $k }})", "$string({0})", "$sum({0})", "$count({0})", "$append({0}, {1})", "$distinct({0})", "$keys({0})",
        "$spread({0})", "$merge({0})", "$zip({0}, {1})", "$join({0}, {1})", "$split({0}, {1})", "$replace({0}, {1}, 'y')", "$substring({0}, {1})",
        "$pad({0}, {1})", "$number({0})", "$round({0}, {1})", "$formatNumber({0}, '#0.0')", "$formatBase({0}, {1})", "$lookup({0}, {1})", "$exists({0})",
        "$boolean({0})", "$type({0})", "$reverse({0})", "$eval({0})", "$toMillis({0})", "$fromMillis({0})", "$clone({0})", "$match({0}, /x/)");

    public static Gen<string> Any { get; } = Gen.Recursive<string>((depth, self) => depth >= 3
        ? Leaf
        : Gen.Frequency(
            (1, Leaf),
            (2, Gen.Select(self, Operator, self, static (left, symbol, right) => $"({left}{symbol}{right})")),
            (4, Gen.Select(Template, self, self, static (template, first, second) => string.Format(null, template, first, second)))));

    /// <summary>One of some texts.</summary>
    public static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
