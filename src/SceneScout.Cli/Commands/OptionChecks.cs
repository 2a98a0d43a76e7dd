using System.CommandLine;
using System.Globalization;
using Npgsql;

namespace SceneScout.Cli.Commands;

/// <summary>Checks of values on the command line, made before anything is started. Each names the option, the value and what is accepted.</summary>
internal static class OptionChecks
{
    /// <summary>A whole number in a range.</summary>
    public static Option<T> Between<T>(this Option<T> option, int least, int most) =>
        // What is no number at all is told by the parser.
        option.Check(text => !int.TryParse(text, CultureInfo.InvariantCulture, out var n) || (n >= least && n <= most), $"give {least} to {most}");

    /// <summary>A number within bounds.</summary>
    public static Option<double> Within(this Option<double> option, double least, double most) =>
        option.Check(
            text => !double.TryParse(text, CultureInfo.InvariantCulture, out var n) || (n >= least && n <= most),
            string.Create(CultureInfo.InvariantCulture, $"give {least} to {most}"));

    /// <summary>A file that can be written: its folder is there, and it is no folder itself.</summary>
    public static Option<string?> WritableFile(this Option<string?> option) => option.Check(
        text => text.Length > 0 && !Directory.Exists(text) && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(text))), "give a file in a folder that exists");

    /// <summary>A folder, there or not.</summary>
    public static Option<string?> Folder(this Option<string?> option) => option.Check(text => text.Length > 0 && !File.Exists(text), "give a folder");

    /// <summary>An address of HTTP.</summary>
    public static Option<string?> HttpAddress(this Option<string?> option) => option.Check(
        text => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"), "give an address such as http://127.0.0.1:8090/");

    /// <summary>A connection string. It may hold a password, so it is not repeated.</summary>
    public static Option<string?> Connection(this Option<string?> option) => option.Check(
        IsConnection, "give an Npgsql connection string such as Host=localhost;Database=scenescout;Username=scout", secret: true);

    private static Option<T> Check<T>(this Option<T> option, Func<string, bool> accepts, string accepted, bool secret = false)
    {
        option.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(t => !accepts(t.Value)))
                given.AddError($"{option.Name}{(secret ? "" : $" '{token.Value}'")} is not accepted; {accepted}.");
        });
        return option;
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
