using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using SceneScout.Domain.Events;

namespace SceneScout.Sources.Reading;

/// <summary>Reads prices as people write them: <c>$10-$20</c>, <c>ab 12,50 EUR</c>, <c>Eintritt frei</c>, <c>£8 adv / £10 door</c>. A text of which a word is not known is not read at all: gluten-free is not free. Pure.</summary>
internal static partial class PriceWords
{
    private const int Longest = 120;

    // Symbols before the shorter ones that they hold.
    private static readonly (string Text, string? Currency)[] Currencies =
    [
        ("us$", "USD"), ("ca$", "CAD"), ("au$", "AUD"), ("nz$", "NZD"), ("hk$", "HKD"), ("mx$", "MXN"), ("c$", "CAD"), ("a$", "AUD"), ("s$", "SGD"), ("r$", "BRL"),
        ("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("₩", "KRW"), ("₺", "TRY"), ("₽", "RUB"), ("₪", "ILS"), ("zł", "PLN"), ("kč", "CZK"), ("¥", null), ("$", null), ("kr.", null), ("kr", null),
        ("euros", "EUR"), ("euro", "EUR"), ("dollars", null), ("dollar", null), ("pounds", "GBP"), ("fr.", "CHF"),
    ];

    private static readonly FrozenSet<string> Codes =
        "usd cad aud nzd hkd mxn sgd brl eur gbp inr krw try ils pln czk chf sek nok dkk jpy cny huf ron bgn isk zar thb php idr myr vnd clp cop ars pen twd aed".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Dollars = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["US"] = "USD",
        ["CA"] = "CAD",
        ["AU"] = "AUD",
        ["NZ"] = "NZD",
        ["SG"] = "SGD",
        ["HK"] = "HKD",
        ["MX"] = "MXN",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Crowns = new Dictionary<string, string>(StringComparer.Ordinal) { ["SE"] = "SEK", ["NO"] = "NOK", ["DK"] = "DKK", ["IS"] = "ISK" }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Yens = new Dictionary<string, string>(StringComparer.Ordinal) { ["JP"] = "JPY", ["CN"] = "CNY" }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Free = Words(
        "free", "free entry", "free admission", "free event", "free of charge", "entry free", "admission free", "no cover", "no charge", "no cover charge", "gratis", "kostenlos", "kostenfrei", "eintritt frei", "freier eintritt", "umsonst",
        "gratuit", "entrée libre", "entrée gratuite", "gratuito", "gratuita", "entrada libre", "entrada gratuita", "entrada franca", "ingresso libero", "ingresso gratuito", "gratis toegang", "toegang gratis");

    // Said by somebody who does not say a price.
    private static readonly FrozenSet<string> Open = Words(
        "donation", "donations", "by donation", "donations welcome", "suggested donation", "pay what you can", "pay what you want", "pay what you wish", "pwyc", "sliding scale", "spende", "auf spendenbasis", "prix libre", "tba", "tbd", "tbc",
        "varies", "various", "see website", "see description", "n/a", "tickets available", "paid", "see pricing");

    private static readonly FrozenSet<string> From = Words("from", "ab", "desde", "da", "vanaf", "starting at", "starts at", "starting from", "tickets from", "à partir de", "a partir de", "min", "minimum");

    private static readonly FrozenSet<string> UpTo = Words("up to", "bis", "bis zu", "hasta", "jusqu'à", "max", "maximum", "tot");

    // Says nothing of the amount.
    private static readonly FrozenSet<string> Passing = Words(
        "entry", "admission", "tickets", "ticket", "cover", "cover charge", "price", "cost", "eintritt", "entrada", "entrée", "ingresso", "per person", "pp", "p.p.", "pro person", "each", "adv", "adv.", "advance", "in advance", "presale", "pre-sale",
        "door", "at the door", "on the door", "doors", "dos", "vvk", "ak", "abendkasse", "vorverkauf", "members", "non-members", "students", "student", "adults", "adult", "children", "child", "kids", "seniors", "concession", "concessions", "conc", "general", "general admission", "ga", "vip", "early bird", "regular", "reduced", "ermäßigt");

    private static readonly FrozenSet<string> WithFees = Words("incl. fees", "incl fees", "including fees", "fees included");

    private static readonly FrozenSet<string> WithoutFees = Words("+ fees", "+fees", "plus fees", "excl. fees", "before fees", "+ fee", "+ bf", "+bf", "zzgl. gebühren");

    private static readonly FrozenSet<string> Between = Words("to", "bis", "à", "a", "and", "or", "und", "oder", "y", "et", "hasta", "tot", "-", "/", "|", ",", ";", "(", ")", ":", "+", "&");

    /// <summary>Reads a price.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="country">ISO code of where the event is: what a bare <c>$</c>, <c>kr</c> or <c>¥</c> means there; null when unknown.</param>
    /// <returns>Null when the text is not understood as a whole.</returns>
    public static PriceReading? Read(string text, string? country)
    {
        if (text.Length > Longest)
            return null;
        var plain = Blanks().Replace(text.Replace('–', '-').Replace('—', '-').Replace('−', '-').Replace('’', '\'').ToLowerInvariant(), " ").Trim().TrimEnd('.', '!');
        if (Free.Contains(plain))
            return new PriceReading(null, true);
        if (Open.Contains(plain))
            return new PriceReading(null, null);
        var said = new Said();
        return Take(plain, country, said) ? said.Reading() : null;
    }

    // Word by word, the longest first; what is left over is not understood.
    private static bool Take(string plain, string? country, Said said)
    {
        var rest = plain;
        while ((rest = rest.TrimStart()).Length > 0)
        {
            if (Amount().Match(rest) is { Success: true } amount && Number(amount.Groups["n"].Value) is { } value)
            {
                said.Add(value);
                rest = rest[amount.Length..];
            }
            else if (CurrencyAt(rest, country) is var (length, currency) && length > 0)
            {
                if (currency is not null && !said.In(currency))
                    return false;
                rest = rest[length..];
            }
            else if (Starting(rest, Free) is > 0 and var free)
            {
                said.Add(0);
                said.HasFree = true;
                rest = rest[free..];
            }
            else if (Starting(rest, WithFees) is > 0 and var with)
            {
                said.Fees = true;
                rest = rest[with..];
            }
            else if (Starting(rest, WithoutFees) is > 0 and var without)
            {
                said.Fees = false;
                rest = rest[without..];
            }
            else if (said.Amounts == 0 && Starting(rest, From) is > 0 and var from)
            {
                said.IsLeast = true;
                rest = rest[from..];
            }
            else if (said.Amounts == 0 && Starting(rest, UpTo) is > 0 and var most)
            {
                said.IsMost = true;
                rest = rest[most..];
            }
            else if (rest == "+")
            {
                said.IsLeast = true;
                rest = "";
            }
            else if (Math.Max(Starting(rest, Passing), Starting(rest, Between)) is > 0 and var passed)
            {
                rest = rest[passed..];
            }
            else
            {
                return false;
            }
        }

        return said.Amounts > 0;
    }

    // How much of a text's beginning is one of some words, up to the end of a word.
    private static int Starting(string text, FrozenSet<string> words)
    {
        var longest = 0;
        foreach (var word in words)
            if (word.Length > longest && text.StartsWith(word, StringComparison.Ordinal)
                && (text.Length == word.Length || !char.IsLetterOrDigit(word[^1]) || !(char.IsLetterOrDigit(text[word.Length]) || text[word.Length] == '-' && text.Length > word.Length + 1 && char.IsLetter(text[word.Length + 1]))))
                longest = word.Length;
        return longest;
    }

    private static (int Length, string? Currency) CurrencyAt(string text, string? country)
    {
        if (text.Length >= 3 && Codes.Contains(text[..3]) && (text.Length == 3 || !char.IsLetter(text[3])))
            return (3, text[..3].ToUpperInvariant());
        foreach (var (symbol, currency) in Currencies)
            if (text.StartsWith(symbol, StringComparison.Ordinal) && (!char.IsLetter(symbol[^1]) || text.Length == symbol.Length || !char.IsLetter(text[symbol.Length])))
                return (symbol.Length, currency ?? Local(symbol, country));
        return default;
    }

    private static string? Local(string symbol, string? country) => country is null ? null : symbol switch
    {
        "$" or "dollar" or "dollars" => Dollars.GetValueOrDefault(country),
        "¥" => Yens.GetValueOrDefault(country),
        _ => Crowns.GetValueOrDefault(country),
    };

    // The last mark with one or two digits behind it parts the fraction; all others part thousands.
    private static decimal? Number(string text)
    {
        var mark = text.LastIndexOfAny(['.', ',']);
        var fraction = mark >= 0 && text.Length - mark - 1 is 1 or 2 ? text[(mark + 1)..] : "";
        var whole = new string([.. (fraction.Length > 0 ? text[..mark] : text).Where(char.IsAsciiDigit)]);
        return decimal.TryParse($"{whole}.{(fraction.Length > 0 ? fraction : "0")}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 1_000_000_000 ? value : null;
    }

    private static FrozenSet<string> Words(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    // A currency may follow at once, another word may not.
    [GeneratedRegex(@"^(?<n>[0-9]{1,3}(?:[ '.,][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]{1,2})?)(?:[.,]-)?(?=$|[^0-9a-z%:]|(?:usd|cad|aud|nzd|eur|gbp|chf|sek|nok|dkk|pln|czk|kr|zł|kč)\b)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"[\s\u00a0]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    // What was said so far.
    private sealed class Said
    {
        private decimal _least = decimal.MaxValue;
        private decimal _most = decimal.MinValue;
        private string? _currency;

        public int Amounts { get; private set; }

        public bool HasFree { get; set; }

        public bool IsLeast { get; set; }

        public bool IsMost { get; set; }

        public bool? Fees { get; set; }

        public void Add(decimal amount)
        {
            Amounts++;
            _least = Math.Min(_least, amount);
            _most = Math.Max(_most, amount);
        }

        // Two currencies are two prices.
        public bool In(string currency)
        {
            if (_currency is not null && _currency != currency)
                return false;
            _currency = currency;
            return true;
        }

        public PriceReading Reading()
        {
            // Free for some, and nothing else said: free.
            if (HasFree && _most == 0)
                return new PriceReading(null, true);
            decimal? min = IsMost && Amounts == 1 ? null : _least;
            decimal? max = IsLeast && Amounts == 1 ? null : _most;
            return new PriceReading(new Price(min, max, _currency, Fees), null);
        }
    }
}
