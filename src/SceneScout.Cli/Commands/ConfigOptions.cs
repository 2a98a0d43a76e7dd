using System.CommandLine;
using SceneScout.Node.Configuration;

namespace SceneScout.Cli.Commands;

/// <summary>The options of every command that reads the configuration: files, settings by key, and the flags that stand for settings.</summary>
internal sealed class ConfigOptions
{
    private readonly Option<string[]> _files = new("--config") { Description = "HOCON file over the defaults; may be given several times, the last is strongest", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _set = new("--set") { Description = "KEY=VALUE over everything, the key without 'scenescout.'; may be given several times", Arity = ArgumentArity.ZeroOrMore };
    private readonly List<(Option<string[]> Option, Func<string, IEnumerable<(string Key, string Text)>> Settings)> _flags = [];

    /// <summary>Adds a flag that stands for settings.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="keys">The setting, without the root.</param>
    public ConfigOptions Flag(string name, string description, string keys) => Flag(name, description, text => [(keys, text)]);

    /// <summary>Adds a flag that stands for several settings.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">For the help.</param>
    /// <param name="settings">The settings of its text; a flag given several times has its texts joined by commas.</param>
    public ConfigOptions Flag(string name, string description, Func<string, IEnumerable<(string Key, string Text)>> settings)
    {
        _flags.Add((new Option<string[]>(name) { Description = description, Arity = ArgumentArity.ZeroOrMore }, settings));
        return this;
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (option, _) in _flags)
            command.Add(option);
        command.Add(_files);
        command.Add(_set);
    }

    /// <summary>The settings in force.</summary>
    /// <exception cref="ConfigMistakeException">Everything that is wrong.</exception>
    public EffectiveConfig Load(ParseResult parsed)
    {
        var settings = new Dictionary<string, string>();
        var mistakes = new List<string>();
        foreach (var text in parsed.GetValue(_set) ?? [])
            if (text.Split('=', 2) is [var key, var value])
                settings[key] = value;
            else
                mistakes.Add($"--set '{text}' is not KEY=VALUE.");
        foreach (var (option, meaning) in _flags)
            if (parsed.GetValue(option) is { Length: > 0 } texts)
                foreach (var (key, text) in meaning(ListText.Write(texts)))
                    settings[key] = text;
        return mistakes.Count == 0 ? ConfigFiles.Load(parsed.GetValue(_files) ?? [], settings) : throw new ConfigMistakeException(mistakes);
    }
}
