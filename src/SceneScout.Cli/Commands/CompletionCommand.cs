using System.CommandLine;
using SceneScout.Contracts;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout completion bash</c> or <c>zsh</c>: prints what a shell needs to complete the program's command line. The words come from the program itself, so that they are those of its version.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # Completion of scout for bash: eval "$(scout completion bash)", or in ~/.bashrc.
        _scout() {
            local current="${COMP_WORDS[COMP_CWORD]}" program="${COMP_WORDS[0]}" words
            local line="scout${COMP_LINE:${#program}:COMP_POINT-${#program}}"
            # The script of a working copy builds first; what it has built is asked.
            local built="${program%/*}/src/SceneScout.Cli/bin/Release/net10.0/scout"
            [[ $program == */* && -x $built ]] && program=$built
            words=$("$program" "[suggest:${#line}]" "$line" 2>/dev/null) || return 0
            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
            # A word with a colon is several to bash.
            [[ $(type -t __ltrim_colon_completions) == function ]] && __ltrim_colon_completions "$current"
            [[ ${#COMPREPLY[@]} -gt 0 ]] || compopt -o default
        }
        complete -F _scout scout

        """;

    private const string Zsh = """
        #compdef scout
        # Completion of scout for zsh: eval "$(scout completion zsh)" in ~/.zshrc, after compinit; or this text as _scout in a folder of $fpath.
        _scout() {
            local program="${words[1]}" typed="${BUFFER[1,CURSOR]}"
            local line="scout${typed#"${words[1]}"}" built="${words[1]:h}/src/SceneScout.Cli/bin/Release/net10.0/scout"
            local -a found
            [[ $program == */* && -x $built ]] && program=$built
            found=("${(@f)$("$program" "[suggest:${#line}]" "$line" 2>/dev/null)}")
            found=(${found:#})
            if (( ${#found} )); then compadd -a found; else _files; fi
        }
        compdef _scout scout

        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash or zsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh");
        var command = new Command("completion", "What a shell needs to complete this command line: eval \"$(scout completion bash)\"") { shell };
        command.SetAction(given =>
        {
            Console.Write(Script(given.GetValue(shell)!));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The script of a shell.</summary>
    internal static string Script(string shell) => shell == "zsh" ? Zsh : Bash;
}
