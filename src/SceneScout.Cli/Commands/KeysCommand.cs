using System.Collections.Immutable;
using System.CommandLine;
using SceneScout.Contracts;
using SceneScout.Contracts.Security;
using SceneScout.Domain.Faults;
using SceneScout.Node.Configuration;
using SceneScout.Node.Hosting;
using SceneScout.Node.Palettes;
using SceneScout.Node.Security;
using SceneScout.Storage.Contracts;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout keys</c>: sealed API keys, on the store itself, whether nodes run or not.</summary>
internal static class KeysCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("keys", "API keys of sources, sealed in the store; running nodes follow by themselves")
        {
            Verb("list", "Keys: source | name | fingerprint | status | age", [], (vault, _, cancellation) => ListAsync(vault, cancellation)),
            Verb("add", "Seal a key; it is read from standard input, or typed without echo", ["SOURCE", "NAME"], (vault, words, cancellation) =>
                ToldAsync("Added", ReadSecret() is { } secret ? vault.AddAsync(words[0], words[1], secret, cancellation) : NoSecret())),
            Verb("rotate", "Put a new secret in place of a key's old one; it is read like that of add", ["SOURCE", "NAME"], (vault, words, cancellation) =>
                ToldAsync("Rotated", ReadSecret() is { } secret ? vault.RotateAsync(words[0], words[1], secret, cancellation) : NoSecret())),
            Verb("revoke", "Take a key out of use and destroy it", ["SOURCE", "NAME"], (vault, words, cancellation) =>
                ToldAsync("Revoked", vault.RevokeAsync(words[0], words[1], cancellation))),
            Verb("rewrap", "Wrap every key under the current master key; the previous one is named by scenescout.security.previous-master-key-file", [], (vault, _, cancellation) => RewrapAsync(vault, cancellation)),
            Master(),
        };
        return command;
    }

    private static Command Verb(string name, string description, string[] words, Func<KeyVault, string[], CancellationToken, Task<int>> run)
    {
        var arguments = words.Select(w => new Argument<string>(w)).ToArray();
        var given = new ConfigOptions();
        var command = new Command(name, description);
        foreach (var argument in arguments)
            command.Add(argument);
        given.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = OptionsReader.Read(given.Load(parsed));
            await using var store = StoreOpening.Open(options.Store);
            await store.MigrateAsync(cancellation);
            var texts = arguments.Select(a => parsed.GetValue(a)!).ToArray();
            var code = await run(new KeyVault(store.Keys, MasterKeys.Of(options.Security), TimeProvider.System), texts, cancellation);
            if (code == ExitCodes.Done && name != "list")
                await store.Audit.AppendAsync(
                    new AuditEntry(new Caller(AccessScope.Admin, null, $"{Environment.UserName}@{Environment.MachineName}").ToString(), $"keys.{name}", texts.Length == 0 ? null : string.Join('/', texts), ImmutableSortedDictionary<string, string>.Empty, TimeProvider.System.GetUtcNow()),
                    cancellation);
            return code;
        });
        return command;
    }

    private static Command Master()
    {
        var file = new Argument<string>("FILE") { Description = "The file; it must not be there yet" };
        var command = new Command("master", "Write a new master key to a file that only its owner reads") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var writer = new StreamWriter(path, mode);
            await writer.WriteLineAsync(MasterKey.Create().AsMemory(), cancellation);
            Console.WriteLine($"{path} holds a new master key. Set SCENESCOUT_MASTER_KEY_FILE={path} on every node, and keep a copy where the store's backups are not.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> ListAsync(KeyVault vault, CancellationToken cancellation)
    {
        foreach (var key in await vault.ListAsync(cancellation))
            Console.WriteLine(KeyHandler.Text(key, TimeProvider.System.GetUtcNow()));
        return ExitCodes.Done;
    }

    private static async Task<int> RewrapAsync(KeyVault vault, CancellationToken cancellation)
    {
        if (!vault.CanSeal)
            return CommandLineErrors.Refuse("there is no master key to wrap with: set scenescout.security.master-key-file (SCENESCOUT_MASTER_KEY_FILE).");
        var (rewrapped, current, unreadable) = await vault.RewrapAsync(cancellation);
        Console.WriteLine($"Rewrapped {rewrapped}, {current} were under the current master key already.");
        foreach (var key in unreadable)
            Console.Error.WriteLine($"scout: no master key that is configured opens {key.Source}/{key.Name} ({key.Fingerprint}).");
        return unreadable.IsEmpty ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> ToldAsync(string done, Task<(KeyInfo? Key, SpawnFault? Fault)> act)
    {
        var (key, fault) = await act;
        if (key is null)
            return CommandLineErrors.Refuse(fault!.Message);
        Console.WriteLine($"{done} {key.Source} {key.Name} {key.Fingerprint}");
        return ExitCodes.Done;
    }

    private static string? ReadSecret() =>
        Console.IsInputRedirected ? Console.In.ReadLine()?.Trim() is { Length: > 0 } line ? line : null : Shell.OperatorDialog.ReadHidden("key: ");

    private static Task<(KeyInfo?, SpawnFault?)> NoSecret() =>
        Task.FromResult<(KeyInfo?, SpawnFault?)>((null, new SpawnFault(FaultKind.Validation, "The key is missing: give it on standard input.")));
}
