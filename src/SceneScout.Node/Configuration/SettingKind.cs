using System.Globalization;

namespace SceneScout.Node.Configuration;

/// <summary>How a setting's text is read and what is accepted.</summary>
internal abstract record SettingKind
{
    /// <summary>What is accepted, for error messages.</summary>
    public abstract string Accepted { get; }

    /// <summary>True when the text is accepted.</summary>
    public abstract bool Accepts(string text);
}

/// <summary>Any text.</summary>
internal sealed record TextKind : SettingKind
{
    public override string Accepted => "any text";

    public override bool Accepts(string text) => true;
}

/// <summary>Any text, never shown.</summary>
internal sealed record SecretKind : SettingKind
{
    public override string Accepted => "any text";

    public override bool Accepts(string text) => !text.Any(char.IsControl);
}

/// <summary>One of a closed list.</summary>
internal sealed record ChoiceKind(params string[] Choices) : SettingKind
{
    public override string Accepted => string.Join(", ", Choices);

    public override bool Accepts(string text) => Choices.Contains(text);
}

/// <summary>A whole number in a range.</summary>
internal sealed record WholeKind(int Min, int Max) : SettingKind
{
    public override string Accepted => $"a whole number from {Min} to {Max}";

    public override bool Accepts(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n >= Min && n <= Max;
}

/// <summary>A number in a range.</summary>
internal sealed record NumberKind(double Min, double Max) : SettingKind
{
    public override string Accepted => string.Create(CultureInfo.InvariantCulture, $"a number from {Min} to {Max}");

    public override bool Accepts(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n >= Min && n <= Max;
}

/// <summary>A span of time in a range, such as <c>250ms</c>, <c>30s</c>, <c>5m</c>, <c>6h</c>, <c>90d</c>.</summary>
internal sealed record SpanKind(TimeSpan Min, TimeSpan Max) : SettingKind
{
    public override string Accepted => $"a time such as 250ms, 30s, 5m, 6h or 90d, from {SpanText.Write(Min)} to {SpanText.Write(Max)}";

    public override bool Accepts(string text) => SpanText.Read(text) is { } span && span >= Min && span <= Max;
}

/// <summary>True or false.</summary>
internal sealed record FlagKind : SettingKind
{
    public override string Accepted => "true or false";

    public override bool Accepts(string text) => text is "true" or "false" or "on" or "off" or "yes" or "no";
}

/// <summary>An absolute http or https address that ends in a slash.</summary>
internal sealed record AddressKind : SettingKind
{
    public override string Accepted => "an absolute http or https address that ends in /";

    public override bool Accepts(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && text.EndsWith('/');
}

/// <summary>An absolute http or https address, or nothing.</summary>
internal sealed record OptionalAddressKind : SettingKind
{
    public override string Accepted => "an absolute http or https address, or nothing";

    public override bool Accepts(string text) => text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}

/// <summary>An absolute http or https address with places for a tile's zoom, column and row, or nothing.</summary>
internal sealed record TileAddressKind : SettingKind
{
    public override string Accepted => "an absolute http or https address with {z}, {x} and {y} in its path, or nothing";

    public override bool Accepts(string text) => text.Length == 0
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !uri.Host.Contains('%') && !uri.Authority.Contains('{')
            && text.Contains("{z}", StringComparison.Ordinal) && text.Contains("{x}", StringComparison.Ordinal) && text.Contains("{y}", StringComparison.Ordinal));
}

/// <summary>A list of sites as browsers name them, or <c>*</c> alone.</summary>
internal sealed record OriginListKind : SettingKind
{
    public override string Accepted => "a list of origins such as https://events.example.org, without a path, or * alone";

    public override bool Accepts(string text) => ListText.Read(text) is ["*"] or [] || ListText.Read(text).All(IsOrigin);

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text;
}

/// <summary>A list of texts; on the command line and in the environment separated by commas.</summary>
internal sealed record ListKind(params string[] Choices) : SettingKind
{
    public override string Accepted => Choices.Length == 0 ? "a list of texts" : $"a list of: {string.Join(", ", Choices)}";

    public override bool Accepts(string text) => Choices.Length == 0 || ListText.Read(text).All(Choices.Contains);
}
