using System.CommandLine;
using System.Globalization;
using SceneScout.Contracts;
using SceneScout.Lab.Demo;
using SceneScout.Storage.Sqlite;

namespace SceneScout.Cli.Commands;

/// <summary><c>scout backup</c>: copies a SQLite store and its journal beside a working node. PostgreSQL has its own means.</summary>
internal static class BackupCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder of a SQLite store; a node may work on it", Required = true }.Folder();
        var to = new Option<string?>("--to") { Description = "Folder for the copies; one that holds none", Required = true }.Folder();
        var command = new Command("backup", "Copy a SQLite store and its journal, as they stand at one instant, beside a working node; for PostgreSQL use pg_dump") { data, to };
        command.SetAction((given, cancellation) => RunAsync(given.GetValue(data)!, given.GetValue(to)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, string to, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(data, SqliteStore.FileName)))
            return CommandLineErrors.Refuse($"--data '{data}' is not accepted; there is no {SqliteStore.FileName} in it.");
        if (Directory.Exists(to) && Directory.EnumerateFiles(to, "*.db").Any())
            return CommandLineErrors.Refuse($"--to '{to}' is not accepted; it holds databases already.");
        foreach (var (file, bytes) in await SqliteBackup.CopyAsync(data, to, cancellation))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.Combine(to, file)}: {bytes} bytes"));
        // A demo's world is part of what it goes on with.
        if (DemoWorld.FileIn(data) is { } world)
            File.Copy(world, Path.Combine(to, Path.GetFileName(world)), overwrite: false);
        return ExitCodes.Done;
    }
}
