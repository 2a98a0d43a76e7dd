using System.Globalization;

namespace SceneScout.Jsonata;

/// <summary>What each error code says.</summary>
internal static class ErrorMessages
{
    public static string For(JsonataException error) => error.Code[0] switch
    {
        'S' => Syntax(error),
        'T' => Types(error),
        _ => Dynamic(error),
    };

    private static string Syntax(JsonataException e) => e.Code switch
    {
        "S0101" => "The string has no closing quote",
        "S0102" => $"The number {e.Token} is out of range",
        "S0103" => $"\\{e.Token} is no escape sequence",
        "S0104" => "The escape sequence \\u needs 4 hexadecimal digits",
        "S0105" => "The quoted name has no closing backquote (`)",
        "S0106" => "The comment has no end (*/)",
        "S0201" => $"Syntax error at {Quote(e)}",
        "S0202" => $"Expected {Text(e.Value)}, got {Quote(e)}",
        "S0203" => $"Expected {Text(e.Value)} before the end of the expression",
        "S0204" => $"Unknown operator {Quote(e)}",
        "S0206" => $"Unexpected {Quote(e)}",
        "S0207" => "The expression ends too early",
        "S0208" => $"Parameter {Text(e.Value)} of a function definition must be a variable, which starts with $",
        "S0209" => "A predicate cannot follow a grouping in the same step",
        "S0210" => "A step can have only one grouping",
        "S0211" => $"{Quote(e)} cannot stand before an operand",
        "S0212" => "The left side of := must be a variable, which starts with $",
        "S0213" => $"The literal {Text(e.Value)} cannot be a step of a path",
        "S0214" => $"The right side of {e.Token} must be a variable, which starts with $",
        "S0215" => "A context binding (@) must come before the predicates of its step",
        "S0216" => "A context binding (@) must come before the order-by of its step",
        "S0217" => "The parent (%) cannot be derived here",
        "S0301" => "A regular expression cannot be empty",
        "S0302" => "The regular expression has no closing /",
        "S0303" => $"The regular expression is not valid: {Text(e.Value)}",
        "S0401" => "Only functions and arrays can have type parameters in a signature",
        "S0402" => "A choice of types in a signature cannot contain type parameters",
        "S0403" => "The expression is nested too deeply",
        _ => $"Syntax error {e.Code}",
    };

    private static string Types(JsonataException e) => e.Code switch
    {
        "T0410" => $"Argument {e.ArgumentIndex} of function {Quote(e)} does not match the function's signature",
        "T0411" => $"The context value does not suit argument {e.ArgumentIndex} of function {Quote(e)}",
        "T0412" => $"Argument {e.ArgumentIndex} of function {Quote(e)} must be an array of {Text(e.SecondValue)}",
        "T1003" => $"A key of an object must be a string, not {Json(e.Value)}",
        "T1005" => $"{Quote(e)} is not a function; did you mean ${e.Token}?",
        "T1006" => "What is called here is not a function",
        "T1007" => $"{Quote(e)} is not a function that could be applied partially; did you mean ${e.Token}?",
        "T1008" => "What is applied partially here is not a function",
        "T1010" => $"The matcher given to function {Quote(e)} did not return the structure of a match",
        "T2001" => $"The left side of the {e.Token} operator must be a number",
        "T2002" => $"The right side of the {e.Token} operator must be a number",
        "T2003" => "The left side of the range operator (..) must be an integer",
        "T2004" => "The right side of the range operator (..) must be an integer",
        "T2006" => "The right side of the ~> operator must be a function",
        "T2007" => $"An order-by cannot compare {Json(e.Value)} with {Json(e.SecondValue)}: their types differ",
        "T2008" => "An order-by can only compare numbers or strings",
        "T2009" => $"The operator {e.Token} cannot compare {Json(e.Value)} with {Json(e.SecondValue)}: their types differ",
        "T2010" => $"The operator {e.Token} can only compare numbers or strings",
        "T2011" => $"The update of a transform must be an object, not {Json(e.Value)}",
        "T2012" => $"The deletions of a transform must be a string or an array of strings, not {Json(e.Value)}",
        "T2013" => "A transform needs the function $clone, which is hidden here by something that is not a function",
        _ => $"Type error {e.Code}",
    };

    private static string Dynamic(JsonataException e) => e.Code switch
    {
        "D1001" => $"The number {Text(e.Value)} is out of range",
        "D1002" => $"Only a number can be negated, not {Json(e.Value)}",
        "D1004" => "The regular expression matches an empty string",
        "D1009" => $"Several keys of the object are {Json(e.Value)}",
        "D1011" => "The evaluation is nested too deeply; a recursive function may not end, or could be written tail-recursively",
        "D1012" => $"The evaluation took longer than {Text(e.Value)} milliseconds",
        "D1013" => $"The key {Json(e.Value)} is reserved",
        "D1014" => $"The evaluation produced more than {Text(e.Value)} items and characters",
        "D1015" => $"The evaluation took more than {Text(e.Value)} steps",
        "D1016" => "An asynchronous function can only be called by EvaluateAsync",
        "D2014" => $"A range can have at most 10 000 000 items, not {Text(e.Value)}",
        "D2015" => $"A sequence became longer than {Text(e.Value)} items",
        "D3001" => "Infinity and NaN cannot be written as a string",
        "D3010" => "The second argument of $replace cannot be an empty string",
        "D3011" => "The fourth argument of $replace must be a positive number",
        "D3012" => "A match can only be replaced by a string",
        "D3020" => "The third argument of $split must be a positive number",
        "D3030" => $"{Json(e.Value)} cannot be cast to a number",
        "D3040" => "The third argument of $match must be a positive number",
        "D3050" => "The second argument of $reduce must be a function of two parameters or more",
        "D3060" => $"The square root of the negative number {Text(e.Value)} does not exist",
        "D3061" => $"{Text(e.Value)} to the power of {Text(e.SecondValue)} cannot be represented as a number",
        "D3070" => "Without a comparison function, $sort takes only an array of strings or an array of numbers",
        "D3100" => $"The radix of $formatBase must be between 2 and 36, not {Text(e.Value)}",
        "D3110" => $"{Json(e.Value)} is not an ISO 8601 timestamp",
        "D3120" => $"Syntax error in the expression given to $eval: {Text(e.Value)}",
        "D3121" => $"Error in the expression given to $eval: {Text(e.Value)}",
        "D3122" => "$eval is switched off",
        "D3138" => "$single expected one match and found more",
        "D3139" => "$single expected one match and found none",
        "D3140" => $"Malformed URL passed to ${e.Token}(): {Json(e.Value)}",
        _ => PictureErrorMessages.For(e),
    };

    private static string Quote(JsonataException e) => $"\"{e.Token}\"";

    private static string Text(JsonataValue value) => value.Kind == JsonataKind.String ? value.Text : Json(value);

    private static string Json(JsonataValue value)
    {
        const int longest = 200;
        var text = value.ToJsonString();
        return text.Length <= longest ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, longest)}…");
    }
}
