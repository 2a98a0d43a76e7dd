namespace SceneScout.Jsonata.Syntax;

/// <summary>How tightly infix operators bind; 0 ends an operand. An operator that is not listed is unknown.</summary>
internal static class BindingPowers
{
    private static readonly Dictionary<string, int> Powers = new(StringComparer.Ordinal)
    {
        ["["] = 80,
        ["("] = 80,
        ["@"] = 80,
        ["#"] = 80,
        ["."] = 75,
        ["{"] = 70,
        ["*"] = 60,
        ["/"] = 60,
        ["%"] = 60,
        ["+"] = 50,
        ["-"] = 50,
        ["&"] = 50,
        ["="] = 40,
        ["!="] = 40,
        ["<"] = 40,
        ["<="] = 40,
        [">"] = 40,
        [">="] = 40,
        ["^"] = 40,
        ["~>"] = 40,
        ["?:"] = 40,
        ["??"] = 40,
        ["in"] = 40,
        ["and"] = 30,
        ["or"] = 25,
        ["?"] = 20,
        [":="] = 10,
        [")"] = 0,
        ["]"] = 0,
        ["}"] = 0,
        [","] = 0,
        [";"] = 0,
        [":"] = 0,
        [".."] = 0,
        ["**"] = 0,
        ["|"] = 0,
    };

    public static int Of(in Token token) => token.Kind == TokenKind.Operator ? Powers.GetValueOrDefault(token.Text) : 0;

    public static bool Knows(string symbol) => Powers.ContainsKey(symbol);
}
