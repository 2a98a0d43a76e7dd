namespace SceneScout.Jsonata.Tests;

public class LanguageTests
{
    private const string Order = """
        {"customer":{"name":"Ann","tags":["a","b"]},
         "lines":[{"sku":"x","price":2.5,"n":4},{"sku":"y","price":10,"n":1},{"sku":"z","price":1,"n":3}],
         "none":null,"empty":[]}
        """;

    [Theory]
    [InlineData("customer.name", "\"Ann\"")]
    [InlineData("lines.price", "[2.5,10,1]")]
    [InlineData("lines[0].sku", "\"x\"")]
    [InlineData("lines[-1].sku", "\"z\"")]
    [InlineData("lines[price > 2].sku", "[\"x\",\"y\"]")]
    [InlineData("lines[price > 5].sku", "\"y\"")]
    [InlineData("lines[price > 5].sku[]", "[\"y\"]")]
    [InlineData("lines[price > 50].sku", "undefined")]
    [InlineData("none", "null")]
    [InlineData("nothing", "undefined")]
    [InlineData("empty", "[]")]
    [InlineData("lines.(price * n)", "[10,10,3]")]
    [InlineData("$sum(lines.(price * n))", "23")]
    [InlineData("lines^(price).sku", "[\"z\",\"x\",\"y\"]")]
    [InlineData("lines^(>price).sku", "[\"y\",\"x\",\"z\"]")]
    [InlineData("lines{sku: price}", "{\"x\":2.5,\"y\":10,\"z\":1}")]
    [InlineData("lines#$i.(sku & $i)", "[\"x0\",\"y1\",\"z2\"]")]
    [InlineData("lines@$l.customer.(name & $l.sku)", "[\"Annx\",\"Anny\",\"Annz\"]")]
    [InlineData("lines.sku.%.n", "[4,1,3]")]
    [InlineData("customer.*", "[\"Ann\",\"a\",\"b\"]")]
    [InlineData("**.sku", "[\"x\",\"y\",\"z\"]")]
    [InlineData("nothing ?? 'x'", "\"x\"")]
    [InlineData("none ?? 'x'", "null")]
    [InlineData("none ?: 'x'", "\"x\"")]
    [InlineData("customer ~> |$|{'name':'Bob'},'tags'|", "{\"name\":\"Bob\"}")]
    [InlineData("($twice := function($f){function($x){$f($f($x))}}; $twice($uppercase)('a'))", "\"A\"")]
    [InlineData("$map([1..3], $power(?, 2))", "[1,4,9]")]
    [InlineData("[1,2,3] ~> $sum()", "6")]
    [InlineData("($f := $trim ~> $uppercase; $f(' a '))", "\"A\"")]
    [InlineData("1 in [1,2]", "true")]
    [InlineData("'b' in customer.tags", "true")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("$string(0.1 + 0.2)", "\"0.3\"")]
    [InlineData("1e21 + 0", "1e+21")]
    [InlineData("1/10000000", "1e-7")]
    [InlineData("5 % 3", "2")]
    [InlineData("$spread([[]])", "[]")]
    [InlineData("$spread([])", "undefined")]
    [InlineData("$lowercase('İ') & $uppercase('ß')", "\"i̇SS\"")]
    [InlineData("[1,2][0].$string()", "undefined")]
    [InlineData("$round(2.5) & $round(3.5)", "\"24\"")]
    public void Expressions_give_what_the_language_says(string expression, string expected) =>
        Assert.Equal(expected, Check.Evaluate(expression, Order).ToJsonString());

    [Theory]
    [InlineData("1 + 'a'", "T2002", 3, "+")]
    [InlineData("'a' < 1", "T2009", 5, "<")]
    [InlineData("$sum('a')", "T0412", 5, "sum")]
    [InlineData("$nothing()", "T1006", 9, "nothing")]
    [InlineData("sum(1)", "T1005", 4, "sum")]
    [InlineData("[1..'a']", "T2004", 4, "..")]
    [InlineData("1 and $error('x')", "D3137", 5, "and")]
    public void Errors_say_where(string expression, string code, int position, string token)
    {
        var error = Check.Fails(expression, "{}");

        Assert.Equal((code, position, token), (error.Code, error.Position, error.Token));
    }

    [Theory]
    [InlineData("1 +", "S0207", 3)]
    [InlineData("(1", "S0203", 2)]
    [InlineData("'a", "S0101", 2)]
    [InlineData("a b", "S0201", 3)]
    [InlineData("/a(/", "S0302", 4)]
    [InlineData("/*", "S0106", 0)]
    [InlineData("%", "S0217", 1)]
    public void Syntax_errors_say_where(string expression, string code, int position)
    {
        Assert.False(JsonataExpression.TryParse(expression, out _, out var error));
        Assert.Equal((code, position), (error.Code, error.Position));
    }
}
